import { closeSync, fchmodSync, fsyncSync, openSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeAbandoned, removeAll, unfinishedName } from './unfinished';

/** Where nothing can be made in the folder, or nothing be put in the file's place, the file itself is written. */
const IN_PLACE: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EXDEV']);

/** A file that is whole, beside its place. */
export interface StagedFile {
  /** Moves it to its place. */
  readonly commit: () => void;
  /** Takes it away again: the old file stays. */
  readonly discard: () => void;
}

/**
 * Writes a file beside its place, to be moved there when it, and all that belongs to it, is whole: a full disk leaves
 * the old one, and of two runs that write one file one is whole. Where a link leads is written; devices and pipes are
 * written to.
 */
export function stageBeside(path: string, text: string): StagedFile {
  const old = statSync(path, { throwIfNoEntry: false });
  if (old?.isDirectory()) throw Object.assign(new Error(`EISDIR: ${path}`), { code: 'EISDIR' });
  const inPlace = { commit: () => writeFileSync(path, text), discard: () => undefined };
  if (old && !old.isFile()) return inPlace;
  const target = old ? realpathSync(path) : path;
  const beside = join(dirname(target), unfinishedName());
  const isWrittenInPlace = (error: unknown) => old && IN_PLACE.has((error as NodeJS.ErrnoException).code);
  const discard = () => removeAll(beside);
  try {
    writeWhole(beside, text, old?.mode);
  } catch (error) {
    discard();
    if (isWrittenInPlace(error)) return inPlace;
    throw error;
  }
  const commit = () => {
    try {
      renameSync(beside, target);
    } catch (error) {
      discard();
      if (!isWrittenInPlace(error)) throw error;
      return writeFileSync(target, text);
    }
    removeAbandoned(dirname(target));
  };
  return { commit, discard };
}

/** Writes a file that is not there yet. */
export function writeWhole(path: string, text: string, mode?: number): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
    if (mode !== undefined) fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
