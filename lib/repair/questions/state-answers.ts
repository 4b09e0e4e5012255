import { repairTexts, type RepairableText, type RepairedTexts } from '../repair-texts';
import type { OpenQuestion } from './open-questions';

/** What somebody has answered. */
export interface Answer {
  readonly question: OpenQuestion;
  readonly text: string;
}

/** Texts in which answers stand as annotations of their workloads. */
export function stateAnswers(texts: readonly RepairableText[], answers: readonly Answer[]): RepairedTexts {
  const edits = answers.map(({ question: { workload, file, annotation }, text }) => ({
    object: { resource: workload, ...(file !== undefined && { file }) },
    path: ['metadata', 'annotations', annotation],
    value: text,
    because: { workload, words: 'that is what was answered', assumptions: [] },
  }));
  return repairTexts(texts, { edits, added: [] });
}
