import type { Manifest } from '../workload';
import type { Finding } from './finding';
import type { Suppressed } from './ignored/ignore';
import type { Notice } from './notice';
import { noticeOfLeftOut } from './words/notice-of-left-out';

/** Why a refusal is left out of what is there to be refused. */
const ON_PURPOSE = {
  by: 'on-purpose',
  reason: 'the file shows what is refused, and the one beside it what is not',
} as const;

/** What two files of a folder are called, of which the one shows a mistake and the other how it is mended. */
const PAIRS: readonly (readonly [wrong: string, right: string])[] = [
  ['invalid', 'valid'],
  ['bad', 'good'],
  ['wrong', 'right'],
  ['broken', 'fixed'],
];

/** Which refusals are there on purpose: those of an `invalid.yaml` beside a `valid.yaml`. */
export function wrongOnPurpose(
  manifests: readonly Manifest[],
): (finding: Pick<Finding, 'effect' | 'file' | 'renderedFrom'>) => Omit<Suppressed, 'finding'> | undefined {
  const files = new Set(manifests.map(({ file }) => file));
  const isOfPair = (file: string) => rightOnes(file).some((one) => files.has(one));
  return ({ effect, file }) => (effect === 'refused' && file !== undefined && isOfPair(file) ? ON_PURPOSE : undefined);
}

function rightOnes(file: string): readonly string[] {
  const start = file.lastIndexOf('/') + 1;
  const [folder, name] = [file.slice(0, start), file.slice(start)];
  return PAIRS.flatMap(([wrong, right]) => {
    const called = name.replace(new RegExp(`(?<![a-z])${wrong}(?![a-z])`), right);
    return called === name ? [] : [folder + called];
  });
}

/** One notice for all that is refused on purpose. */
export function refusedOnPurpose(suppressed: readonly Suppressed[]): readonly Notice[] {
  const left = suppressed.filter(({ by }) => by === ON_PURPOSE.by);
  return noticeOfLeftOut(ON_PURPOSE.by, left, (count) => {
    const many = count === 1 ? '1 refusal is' : `${count} refusals are`;
    return `${many} left out of files that show one, by their names and those of the files beside them, such as this one`;
  });
}
