import type { Io } from '../io';
import { UsageError } from '../usage-error';
import type { ReadText } from './read-text';
import { reasonOf } from './walk';
import { writeTogether } from './write-together';

/** A text in the place of one that was read. */
export interface ChangedText {
  readonly was: ReadText;
  readonly text: string;
}

/**
 * Writes files that were read. All of them are looked at, and stand whole beside their places, before the first is moved
 * there: nothing is written where somebody has changed one meanwhile, where one would come out in another encoding, or
 * where there is no room for one.
 *
 * @throws UsageError with the file, the reason, and what was written before it
 */
export function writeChanged(all: readonly ChangedText[], { files }: Pick<Io, 'files'>): void {
  const changed = all.filter(({ was, text }) => was.text !== text);
  for (const { was } of changed) refuseOthers(was, { files });
  const failed = writeTogether(
    changed.map(({ was, text }) => ({ path: was.path, text })),
    files,
  );
  if (!failed) return;
  const before = failed.written === 0 ? 'nothing was' : `${failed.written} of ${changed.length} files were`;
  const file = changed[failed.index]?.was.file ?? '';
  throw new UsageError(`'${file}' cannot be written: ${reasonOf(failed.error)}; ${before} written`);
}

function refuseOthers({ file, path, text, bytes }: ReadText, { files }: Pick<Io, 'files'>): void {
  if (!Buffer.from(text).equals(Buffer.from(bytes)))
    throw new UsageError(`'${file}' is not in UTF-8: nothing is written to it`, 'save it as UTF-8 first');
  if (!isAsItWas(path, bytes, files))
    throw new UsageError(`'${file}' has changed since it was read: nothing is written`, 'run fix again');
}

function isAsItWas(path: string, bytes: Uint8Array, files: Io['files']): boolean {
  try {
    return Buffer.from(files.read(path, bytes.byteLength)).equals(Buffer.from(bytes));
  } catch {
    return false; // It is gone, or somebody else has it now.
  }
}
