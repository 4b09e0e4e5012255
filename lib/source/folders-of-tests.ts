import { SKIP_DETAILS } from './skip-reason';
import type { Skipped } from './skipped';

/** Folders of tests that are passed over, each with how many files stand in it. */
export function foldersOfTests(counts: ReadonlyMap<string, number>): readonly Skipped[] {
  return [...counts].map(([file, count]) => ({ reason: 'tests', file, line: 1, count, detail: SKIP_DETAILS.tests }));
}

/** One sentence for all folders of tests that are passed over; nothing where there is none. */
export function wordFoldersOfTests(skipped: readonly Skipped[]): string | undefined {
  const folders = skipped.filter(({ reason }) => reason === 'tests');
  const [first] = folders;
  if (first === undefined) return undefined;
  const count = folders.reduce((sum, one) => sum + one.count, 0);
  const files = count === 1 ? '1 file' : `${count} files`;
  const where = folders.length === 1 ? `the folder of tests ${first.file}` : `folders of tests, such as ${first.file},`;
  return `${files} in ${where} ${count === 1 ? 'is' : 'are'} passed over: --tests judges them`;
}
