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
  const own = yamlIn(folder, files).filter((file) => /^values[-._]|[-._]values\.ya?ml$/i.test(posix.basename(file)));
  const all = [...own, ...FOLDERS.flatMap((name) => yamlIn(posix.join(folder, name), files))];
  const of = (environment: ReturnType<typeof environmentOf>) =>
    all.filter((file) => environmentOf(posix.basename(file)) === environment);
  const tests = yamlIn(posix.join(folder, 'ci'), files).filter((file) => /[-.]values\.ya?ml$/i.test(file));
  return { production: of('production'), others: of('other'), tests };
}

function yamlIn(folder: string, files: FileSystem): readonly string[] {
  if (files.stat(folder)?.kind !== 'folder') return [];
  return files
    .list(folder)
    .filter(({ kind, name }) => kind === 'file' && /\.ya?ml$/i.test(name))
    .map(({ name }) => posix.join(folder, name))
    .sort();
}
