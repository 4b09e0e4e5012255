import type { Suppressed } from './ignored/ignore';
import type { Notice } from './notice';
import { noticeOfLeftOut } from './words/notice-of-left-out';

/** Why a finding is left out that its reader would have to send to those who made the file. */
export const GENERATED = {
  by: 'generated',
  reason: 'the file says that a tool has generated it, and that nobody is to edit it',
} as const;

/** One notice for all findings that are left out since they stand in files that nobody edits. */
export function inGenerated(suppressed: readonly Suppressed[]): readonly Notice[] {
  const left = suppressed.filter(({ by }) => by === GENERATED.by);
  const files = new Set(left.map(({ finding }) => finding.file));
  return noticeOfLeftOut(GENERATED.by, left, (count) => {
    const many = count === 1 ? '1 warning or info is' : `${count} warnings and infos are`;
    const where =
      files.size === 1 ? `in a file that says "do not edit"` : `in ${files.size} files that say "do not edit"`;
    return `${many} left out ${where}, such as this one: --generated tells them`;
  });
}
