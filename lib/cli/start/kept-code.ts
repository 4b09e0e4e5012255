import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isOwn, isOwnFolder, makeCacheFolder } from './cache-folder';

/** What was kept by a version, or for a Node, that nobody has started since: in milliseconds. */
const FORGOTTEN = 30 * 86_400_000;

/**
 * What V8 has made of a program, kept in a folder between runs. It runs as it stands there, so nothing is read that
 * another user may have put there. Nothing is thrown: without it everything works, and starts slower.
 */
export class KeptCode {
  constructor(
    private readonly folder: string,
    private readonly name: string,
  ) {}

  /** What was kept under the name. */
  read(): Buffer | undefined {
    try {
      return isOwnFolder(this.folder) ? readOwn(join(this.folder, this.name)) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Puts it there, whole or not at all, and takes away what was forgotten. */
  write(code: Uint8Array): void {
    const unfinished = join(this.folder, `${this.name}.${process.pid}`);
    try {
      makeCacheFolder(this.folder);
      if (!isOwnFolder(this.folder)) return;
      writeWhole(unfinished, code);
      renameSync(unfinished, join(this.folder, this.name));
      for (const name of readdirSync(this.folder)) forget(join(this.folder, name));
    } catch {
      remove(unfinished);
    }
  }
}

function readOwn(path: string): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const stats = fstatSync(file);
    return stats.isFile() && isOwn(stats) ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}

function writeWhole(path: string, code: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, code);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function forget(path: string): void {
  if (Date.now() - lstatSync(path).mtimeMs > FORGOTTEN) remove(path);
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never there, or has to stay.
  }
}
