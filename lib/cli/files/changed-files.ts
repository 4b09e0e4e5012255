import { watch } from 'node:fs';
import { posix } from 'node:path';
import type { FileSystem } from '../io';
import { isPassedOver } from './is-passed-over';

/** Editors write a file in several steps; what comes closer together is one change, in milliseconds. */
const PAUSE = 100;

/** Whoever tells what happens in one folder. */
export interface FolderWatcher {
  close(): void;
}

/**
 * Begins to watch one folder, not what is below it.
 *
 * @param noted is given the name of what has changed in it, and whether that has come or gone
 */
export type WatchFolder = (folder: string, noted: (name: string | null, isNew: boolean) => void) => FolderWatcher;

/**
 * The files that change below some paths, a batch at a time, from now until it is stopped: of folders everything below
 * them, without dot-folders and node_modules. A folder may go and come again, as one does that is built anew. What
 * changes while a batch is worked on is in the next one.
 */
export class ChangedFiles implements AsyncIterableIterator<readonly string[]> {
  private readonly watchers = new Map<string, FolderWatcher>();
  private readonly changed = new Set<string>();
  private readonly paths: readonly string[];
  private timer: NodeJS.Timeout | undefined;
  private isQuiet = false;
  private isStopped = false;
  private wake: () => void = () => undefined;

  /**
   * @param isMeant which changes count, by the path from the current folder
   * @param watchFolder watches one folder; throws where it cannot
   */
  constructor(
    paths: readonly string[],
    private readonly files: Pick<FileSystem, 'list' | 'stat'>,
    private readonly isMeant: (path: string) => boolean,
    private readonly watchFolder: WatchFolder = byNode,
  ) {
    this.paths = paths.map((path) => posix.normalize(path).replace(/(.)\/$/, '$1'));
    this.watchAll();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The next batch, once nothing has changed for a moment. */
  async next(): Promise<IteratorResult<readonly string[], undefined>> {
    if (!this.isQuiet && !this.isStopped) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.isStopped) return { done: true, value: undefined };
    const value = [...this.changed];
    this.changed.clear();
    this.isQuiet = false;
    return { done: false, value };
  }

  return(): Promise<IteratorResult<readonly string[], undefined>> {
    this.stop();
    return Promise.resolve({ done: true, value: undefined });
  }

  /** Ends it: there is no other batch. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
    this.wake();
  }

  /** Also the folders above what was given: with one of them it goes, and may come again. */
  private watchAll(): readonly string[] {
    return this.paths.flatMap((path) => {
      for (const above of foldersAbove(path)) if (this.isFolder(above)) this.watchOne(above);
      return this.isFolder(path) ? this.visit(path) : [];
    });
  }

  /** Watches a folder and those below it; gives the files that count and that nobody has watched so far. */
  private visit(folder: string): readonly string[] {
    const isNew = this.watchOne(folder);
    return this.entriesOf(folder).flatMap(({ name, kind }) => {
      const path = posix.join(folder, name);
      if (kind === 'folder') return isPassedOver(name) ? [] : this.visit(path);
      return isNew && this.isMeant(path) ? [path] : [];
    });
  }

  /** @returns whether that is new */
  private watchOne(folder: string): boolean {
    if (this.isStopped || this.watchers.has(folder)) return false;
    try {
      const watcher = this.watchFolder(folder, (name, isNew) => this.noted(folder, name, isNew));
      this.watchers.set(folder, watcher);
    } catch {
      return false; // it is gone again, or there are too many
    }
    return true;
  }

  private noted(folder: string, name: string | null, isNew: boolean): void {
    const path = name === null ? folder : posix.join(folder, name);
    const isFolder = isNew && name !== null && (this.watchers.has(path) || this.isFolder(path));
    if (isFolder && !isPassedOver(name)) this.folderNoted(path);
    else if (!isFolder && (name === null || this.isMeant(path))) this.add(path);
  }

  /** A folder has come, has gone, or is another one of the same name, which nobody watches yet. */
  private folderNoted(folder: string): void {
    const wasThere = this.watchers.has(folder);
    for (const [path, watcher] of this.watchers) {
      if (path !== folder && !path.startsWith(`${folder}/`)) continue;
      watcher.close();
      this.watchers.delete(path);
    }
    if (wasThere) this.add(folder);
    if (!this.isFolder(folder)) return;
    const isAbove = this.paths.some((path) => path.startsWith(`${folder}/`));
    const isBelow = this.paths.some((path) => path === '.' || `${folder}/`.startsWith(`${path}/`));
    for (const path of isAbove ? this.watchAll() : isBelow ? this.visit(folder) : []) this.add(path);
  }

  private add(path: string): void {
    this.changed.add(path);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isQuiet = true;
      this.wake();
    }, PAUSE);
  }

  private isFolder(path: string): boolean {
    try {
      return this.files.stat(path)?.kind === 'folder';
    } catch {
      return false;
    }
  }

  private entriesOf(folder: string): ReturnType<FileSystem['list']> {
    try {
      return this.files.list(folder);
    } catch {
      return [];
    }
  }
}

function foldersAbove(path: string): readonly string[] {
  const above = posix.dirname(path);
  return above === path ? [above] : [above, ...foldersAbove(above)];
}

function byNode(folder: string, noted: Parameters<WatchFolder>[1]): FolderWatcher {
  return watch(folder, (event, name) => noted(name, event === 'rename')).on('error', () => undefined);
}
