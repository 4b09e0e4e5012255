import type { FileSystem } from '../io';
import type { StagedFile } from './write-beside';

/** What could not be written, and how many of the files were before it. */
export interface Unwritten {
  readonly index: number;
  readonly error: unknown;
  readonly written: number;
}

/**
 * Writes files: all of them are whole beside their places before the first is moved there. What was not moved when one
 * fails is taken away again.
 *
 * @returns the first that could not be written; nothing where all were
 */
export function writeTogether(
  all: readonly { readonly path: string; readonly text: string }[],
  files: FileSystem,
): Unwritten | undefined {
  const staged: StagedFile[] = [];
  let written = 0;
  try {
    for (const { path, text } of all) staged.push(files.stage(path, text));
    for (const one of staged) {
      one.commit();
      written += 1;
    }
    return undefined;
  } catch (error) {
    for (const one of staged.slice(written)) one.discard();
    return { index: staged.length < all.length ? staged.length : written, error, written };
  }
}
