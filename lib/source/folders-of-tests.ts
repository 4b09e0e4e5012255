import { SKIP_DETAILS } from './skip-reason';
import type { Skipped, SkipReason } from './skipped';

type PassedOver = Extract<SkipReason, 'tests' | 'out-of-use'>;

/**
 * Folders that are passed over, each with how many files stand in it.
 *
 * @param reasonOf whether one is of tests, or out of use
 */
export function foldersOfTests(
  counts: ReadonlyMap<string, number>,
  reasonOf: (folder: string) => PassedOver,
): readonly Skipped[] {
  return [...counts].map(([file, count]) => {
    const reason = reasonOf(file);
    return { reason, file, line: 1, count, detail: SKIP_DETAILS[reason] };
  });
}

/** Whether it is a folder that is passed over until somebody wants it. */
export function isPassedOver({ reason }: Pick<Skipped, 'reason'>): boolean {
  return reason === 'tests' || reason === 'out-of-use';
}

/** One sentence for all folders that are passed over; nothing where there is none. */
export function wordFoldersOfTests(skipped: readonly Skipped[]): string | undefined {
  const folders = skipped.filter(isPassedOver);
  if (folders.length === 0) return undefined;
  const count = folders.reduce((sum, one) => sum + one.count, 0);
  const files = count === 1 ? '1 file' : `${count} files`;
  return `${files} in ${wordPlaces(folders)} ${count === 1 ? 'is' : 'are'} passed over: --tests judges them`;
}

function wordPlaces(folders: readonly Skipped[]): string {
  const [{ file, reason } = { file: '', reason: 'tests' }] = folders;
  if (folders.length === 1) return reason === 'tests' ? `the folder of tests ${file}` : `${file}, which is out of use,`;
  const has = (wanted: PassedOver) => folders.some((one) => one.reason === wanted);
  if (!has('out-of-use')) return `folders of tests, such as ${file},`;
  return `folders of ${has('tests') ? 'tests, or of ' : ''}what is out of use, such as ${file},`;
}
