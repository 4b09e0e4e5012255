import type { Suppressed } from '../ignored/ignore';
import type { Notice } from '../notice';

/** One notice for all findings that were left out for one reason, at the place of the first; none where none was. */
export function noticeOfLeftOut(
  code: Notice['code'],
  left: readonly Suppressed[],
  word: (count: number) => string,
): readonly Notice[] {
  const [first] = left;
  if (first === undefined) return [];
  const { file, line } = first.finding;
  const message = word(left.length);
  return [{ code, message, ...(file !== undefined && { file }), ...(line !== undefined && { line }) }];
}
