import { SKIP_DETAILS } from './skip-reason';
import type { Skipped, SkipReason } from './skipped';

/** Why a folder is passed over. */
export type PassedOver = Extract<SkipReason, keyof typeof IN_WORDS>;

/** One such folder, and what several of them hold. */
const IN_WORDS = {
  tests: { one: (folder: string) => `the folder of tests ${folder}`, held: 'tests' },
  'out-of-use': { one: (folder: string) => `${folder}, which is out of use,`, held: 'what is out of use' },
  'of-others': { one: (folder: string) => `${folder}, which others have made,`, held: 'what others have made' },
  demonstrations: {
    one: (folder: string) => `${folder}, which holds demonstrations,`,
    held: 'demonstrations',
  },
  'chart-template': {
    one: (folder: string) => `${folder}, a chart to be copied,`,
    held: 'charts to be copied',
  },
  'deprecated-chart': { one: (folder: string) => `${folder}, a deprecated chart,`, held: 'deprecated charts' },
} as const;

/**
 * Folders that are passed over, each with how many files stand in it.
 *
 * @param reasonOf why one is passed over
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
  return Object.hasOwn(IN_WORDS, reason);
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
  const [first] = folders;
  const has = ([reason]: [string, unknown]) => folders.some((one) => one.reason === reason);
  const kinds = Object.entries(IN_WORDS).filter(has);
  if (folders.length === 1) return kinds.map(([, { one }]) => one(first?.file ?? '')).join('');
  return `folders of ${kinds.map(([, { held }]) => held).join(', or of ')}, such as ${first?.file ?? ''},`;
}
