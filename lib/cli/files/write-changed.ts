import type { Io } from '../io';
import { UsageError } from '../usage-error';
import type { ReadText } from './read-text';
import { reasonOf } from './walk';

/** A text in the place of one that was read. */
export interface ChangedText {
  readonly was: ReadText;
  readonly text: string;
}

/**
 * Writes files that were read, each beside and renamed. All of them are looked at before the first is written: nothing
 * is, where somebody has changed one meanwhile, or where one would come out in another encoding.
 *
 * @throws UsageError with the file, the reason, and what was written before it
 */
export function writeChanged(all: readonly ChangedText[], io: Pick<Io, 'files'>): void {
  const changed = all.filter(({ was, text }) => was.text !== text);
  for (const { was } of changed) refuseOthers(was, io);
  for (const [count, { was, text }] of changed.entries()) {
    try {
      io.files.write(was.path, text);
    } catch (error) {
      const before = count === 0 ? 'nothing was' : `${count} of ${changed.length} files were`;
      throw new UsageError(`'${was.file}' cannot be written: ${reasonOf(error)}; ${before} written`);
    }
  }
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
