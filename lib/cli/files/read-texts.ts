import type { ReadProblem } from '../../check';
import { DEFAULT_LIMIT, parseFileSize } from '../file-size';
import { findFiles } from './find-files';
import type { ReadPathsOptions } from './read-paths';
import { readText, type ReadText } from './read-text';
import { cannotOpen } from './walk';

export type { ReadText } from './read-text';

/** Texts, and what could not be read. */
export interface ReadTexts {
  readonly texts: readonly ReadText[];
  readonly problems: readonly ReadProblem[];
}

/**
 * Reads everything that paths lead to as text.
 *
 * @throws UsageError for a path that leads to nothing
 */
export async function readTexts(
  paths: readonly string[],
  { given, io, progress, ignored }: ReadPathsOptions,
): Promise<ReadTexts> {
  const size = given.one('max-file-size');
  const limit = size === undefined ? DEFAULT_LIMIT : parseFileSize(size);
  const found = findFiles(paths, io.files, ignored);
  const texts: ReadText[] = [];
  const problems: ReadProblem[] = [...found.problems];
  for (const [index, file] of found.files.entries()) {
    progress.say(`reading file ${index + 1} of ${found.files.length}…`);
    try {
      const read = await readText(file, io, limit);
      if ('code' in read) problems.push(read);
      else texts.push(read);
    } catch (error) {
      problems.push(cannotOpen(file.name, error));
    }
  }
  return { texts, problems };
}
