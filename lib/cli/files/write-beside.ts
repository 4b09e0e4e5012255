import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Where nothing can be made in the folder, or nothing be put in the file's place, the file itself is written. */
const IN_PLACE: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EXDEV']);

/** What a file is called while it is not whole. */
const UNFINISHED = /^\.zero-downtime-[0-9a-f]{12}$/;

/** No run writes one file for so long, in milliseconds: what is older was left by one that was killed. */
const ABANDONED = 3_600_000;

/**
 * Writes a file beside its place and moves it there when it is whole: a full disk leaves the old one, and of two runs
 * that write one file one is whole. Where a link leads is written; devices and pipes are written to.
 */
export function writeBeside(path: string, text: string): void {
  const old = statSync(path, { throwIfNoEntry: false });
  if (old && !old.isFile()) return writeFileSync(path, text);
  const target = old ? realpathSync(path) : path;
  const beside = join(dirname(target), `.zero-downtime-${randomBytes(6).toString('hex')}`);
  try {
    writeWhole(beside, text, old?.mode);
    renameSync(beside, target);
    removeAbandoned(dirname(target));
  } catch (error) {
    remove(beside);
    if (!old || !IN_PLACE.has((error as NodeJS.ErrnoException).code)) throw error;
    writeFileSync(target, text);
  }
}

function writeWhole(path: string, text: string, mode: number | undefined): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
    if (mode !== undefined) fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a killed run has left in a folder. Nobody waits for it: where it cannot be taken away, it stays. */
function removeAbandoned(folder: string): void {
  try {
    for (const name of readdirSync(folder)) if (UNFINISHED.test(name)) removeOld(join(folder, name));
  } catch {
    // A folder that may be written to, and not be read.
  }
}

function removeOld(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() && Date.now() - stats.mtimeMs > ABANDONED) remove(path);
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never there, or has to stay.
  }
}
