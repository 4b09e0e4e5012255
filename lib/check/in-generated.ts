import type { Suppressed } from './ignored/ignore';
import type { Notice } from './notice';

/** Why a finding is left out that its reader would have to send to those who made the file. */
export const GENERATED = {
  by: 'generated',
  reason: 'the file says that a tool has generated it, and that nobody is to edit it',
} as const;

/** One notice for all findings that are left out since they stand in files that nobody edits. */
export function inGenerated(suppressed: readonly Suppressed[]): readonly Notice[] {
  const left = suppressed.filter(({ by }) => by === GENERATED.by);
  const [first] = left;
  if (first === undefined) return [];
  const files = new Set(left.map(({ finding }) => finding.file));
  const many = left.length === 1 ? '1 warning or info is' : `${left.length} warnings and infos are`;
  const where =
    files.size === 1 ? `in a file that says "do not edit"` : `in ${files.size} files that say "do not edit"`;
  const { file, line } = first.finding;
  return [
    {
      code: 'generated',
      message: `${many} left out ${where}, such as this one: --generated tells them`,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
    },
  ];
}
