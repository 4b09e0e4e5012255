import { watch, type FSWatcher } from 'node:fs';
import { posix } from 'node:path';
import type { FileSystem } from '../io';
import { isPassedOver } from './is-passed-over';

/** Editors write a file in several steps; what comes closer together is one change, in milliseconds. */
const PAUSE = 100;

/**
 * The files that change below some paths, a batch at a time, for ever: of folders everything below them, without
 * dot-folders and node_modules.
 *
 * @param isMeant which changes count, by the path from the current folder
 */
export async function* watchPaths(
  paths: readonly string[],
  files: FileSystem,
  isMeant: (path: string) => boolean,
): AsyncGenerator<readonly string[]> {
  for (;;) yield await nextChange(foldersOf(paths, files), isMeant);
}

/** Folders are listed anew for every change: there may be others by then. */
function nextChange(folders: readonly string[], isMeant: (path: string) => boolean): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const changed = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    const done = () => {
      for (const watcher of watchers) watcher.close();
      resolve([...changed]);
    };
    const noted = (folder: string, name: string | null) => {
      const path = name === null ? folder : posix.join(folder, name);
      if (name !== null && !isMeant(path)) return;
      changed.add(path);
      clearTimeout(timer);
      timer = setTimeout(done, PAUSE);
    };
    const watchers: readonly FSWatcher[] = folders.map((folder) =>
      watch(folder, (_, name) => noted(folder, name)).on('error', () => undefined),
    );
  });
}

function foldersOf(paths: readonly string[], files: FileSystem): readonly string[] {
  const folders = new Set<string>();
  const visit = (folder: string): void => {
    if (folders.has(folder)) return;
    folders.add(folder);
    for (const { name, kind } of files.list(folder)) {
      if (kind === 'folder' && !isPassedOver(name)) visit(posix.join(folder, name));
    }
  };
  for (const path of paths) {
    const normal = posix.normalize(path).replace(/(.)\/$/, '$1');
    if (files.stat(normal)?.kind === 'folder') visit(normal);
    else folders.add(posix.dirname(normal));
  }
  return [...folders];
}
