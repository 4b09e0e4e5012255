import type { ReadProblem } from '../../check';
import { DEFAULT_LIMIT, parseFileSize } from '../file-size';
import { readTogether, type Skipped } from '../../source';
import { findFiles, STDIN, type FoundFiles } from './find-files';
import type { ReadPathsOptions } from './read-paths';
import { readText, type ReadText } from './read-text';
import { cannotOpen } from './walk';
import { hasManifests, readWithoutTests, withoutTests } from './without-tests';

export type { ReadText } from './read-text';

/** Texts, and what could not be read. */
export interface ReadTexts {
  readonly texts: readonly ReadText[];
  readonly problems: readonly ReadProblem[];
  /** Folders of tests that are passed over. */
  readonly skipped: readonly Skipped[];
}

/**
 * Reads everything that paths lead to as text.
 *
 * @throws UsageError for a path that leads to nothing
 */
export function readTexts(paths: readonly string[], options: ReadPathsOptions): Promise<ReadTexts> {
  const found = findFiles([...paths].sort(), options.io.files, options.ignored);
  return readWithoutTests(
    options.tests ?? true,
    async (withTests) => {
      const { found: meant, skipped } = withoutTests(found, options.io.files, withTests);
      return { ...(await readFound(meant, options)), skipped };
    },
    ({ texts }) => paths.includes(STDIN) || hasManifests(readTogether(texts)),
  );
}

async function readFound(
  found: FoundFiles,
  { given, io, progress }: ReadPathsOptions,
): Promise<Pick<ReadTexts, 'texts' | 'problems'>> {
  const size = given.one('max-file-size');
  const limit = size === undefined ? DEFAULT_LIMIT : parseFileSize(size);
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
