import { posix } from 'node:path';
import { environmentOf } from '../../check';
import type { FileSystem } from '../io';

/** Files with values that stand beside a chart. */
export interface ValuesBeside {
  /** Those of its production environment, by their names. */
  readonly production: readonly string[];
  /** Those of other environments. */
  readonly others: readonly string[];
  /** Those that its tests install it with (`ci/*-values.yaml`). @see https://github.com/helm/chart-testing */
  readonly tests: readonly string[];
}

const FOLDERS = ['values', 'environments', 'envs', 'env'];

/** The files with values beside a chart: `values-prod.yaml`, `prod.values.yaml`, `environments/prod.yaml`. */
export function valuesBeside(folder: string, files: FileSystem): ValuesBeside {
  const all = allBeside(folder, files);
  const of = (environment: ReturnType<typeof environmentOf>) =>
    all.filter((file) => environmentOf(posix.basename(file)) === environment);
  const tests = yamlIn(posix.join(folder, 'ci'), files).filter((file) => /[-.]values\.ya?ml$/i.test(file));
  return { production: of('production'), others: of('other'), tests };
}

/** So many environments are looked at. */
const MOST = 40;

/** The same files in their order from production to one's own machine, as far as names tell. */
export function valuesOfEnvironments(folder: string, files: FileSystem): readonly string[] {
  const all = allBeside(folder, files).map((file) => ({ file, rank: rankOf(posix.basename(file)) }));
  return all
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ file }) => file);
}

function rankOf(name: string): number {
  if (environmentOf(name) === 'production') return 0;
  if (/prod/i.test(name)) return 1;
  return environmentOf(name) === 'other' || /dev|test|demo|minikube|kind|local/i.test(name) ? 3 : 2;
}

function allBeside(folder: string, files: FileSystem): readonly string[] {
  const own = yamlIn(folder, files).filter((file) => /^values[-._]|[-._]values\.ya?ml$/i.test(posix.basename(file)));
  return [...own, ...FOLDERS.flatMap((name) => yamlIn(posix.join(folder, name), files))];
}

function yamlIn(folder: string, files: FileSystem): readonly string[] {
  if (files.stat(folder)?.kind !== 'folder') return [];
  return files
    .list(folder)
    .filter(({ kind, name }) => kind === 'file' && /\.ya?ml$/i.test(name))
    .map(({ name }) => posix.join(folder, name))
    .sort();
}
