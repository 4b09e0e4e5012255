import { posix } from 'node:path';
import { asObject, pushAll } from '../../kubernetes';
import type { FileSystem } from '../io';
import { dependenciesOf, isChart, settingsIn } from './chart-dependencies';
import { CHART, type RenderedRoot } from './rendered-roots';

/**
 * Tries all roots, and then the charts of this machine that were left out as parts of one that cannot be rendered: they are
 * judged by themselves, unless one that can be has them as well.
 */
export function triedAll<Try extends { readonly root: RenderedRoot; readonly error?: unknown }>(
  roots: readonly RenderedRoot[],
  files: FileSystem,
  attempt: (root: RenderedRoot, done: number, all: number) => Try,
): readonly Try[] {
  const partsOf = ({ by, folder }: RenderedRoot) =>
    by === 'helm' ? dependenciesOf(folder, files).flatMap((one) => one.folder ?? []) : [];
  const seen = new Set(roots.map(({ folder }) => folder));
  const tries: Try[] = [];
  for (let open = roots; open.length > 0;) {
    const made = open.map((root, index) => attempt(root, index, open.length));
    for (const { root, error } of made) if (error === undefined) partsOf(root).forEach((folder) => seen.add(folder));
    const left = new Set(made.flatMap(({ root, error }) => (error === undefined ? [] : partsOf(root))));
    open = [...left]
      .filter((folder) => !seen.has(folder) && isChart(folder, files) && !isLibrary(folder, files))
      .map((folder) => ({ by: 'helm', folder, file: posix.join(folder, CHART) }));
    for (const { folder } of open) seen.add(folder);
    pushAll(tries, made);
  }
  return tries;
}

/** Library charts are made to be part of others. */
function isLibrary(folder: string, files: FileSystem): boolean {
  return asObject(settingsIn(posix.join(folder, CHART), files))['type'] === 'library';
}
