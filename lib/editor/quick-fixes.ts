import type { Finding } from '../check';
import { plainText } from '../report';
import { proposalsOfFindings, repairTexts } from '../repair';
import type { JudgedTexts } from './judge-texts';
import { rangeOf, touches, type Range } from './range';
import { editsBetween, type FileEdits } from './text-edit';

/** A change that mends one finding. */
export interface QuickFix {
  readonly title: string;
  readonly finding: Finding;
  readonly edits: readonly FileEdits[];
}

/** The findings at a place in a file. */
export function findingsAt({ report }: JudgedTexts, file: string, range: Range): readonly Finding[] {
  return report.findings.filter((one) => one.file === file && touches(rangeOf(one), range));
}

/** What mends the findings at a place, each by its own edits. One that cannot be made as it is meant is not offered. */
export function quickFixes(judged: JudgedTexts, file: string, range: Range): readonly QuickFix[] {
  return findingsAt(judged, file, range).flatMap((finding) => {
    const its = judged.texts.filter((one) => one.file === file);
    const { texts, refused } = repairTexts(its, proposalsOfFindings([finding], { assume: true }));
    const edits = editsBetween(its, texts);
    if (edits.length === 0 || refused.length > 0) return [];
    return [{ title: titleOf(finding), finding, edits }];
  });
}

function titleOf({ fix, assumptions }: Finding): string {
  const text = plainText(fix.slice(0, 1).toUpperCase() + fix.slice(1));
  return assumptions.length === 0 ? text : `${text} (assumed: ${plainText(assumptions.join('; '))})`;
}
