export { fixTexts, type FixableText, type FixedTexts, type FixedWorkload, type FixOptions } from './fix-texts';
export { withResults } from './function/with-results';
export { kustomizeOf } from './patch/kustomize-of';
export { proposalsOfFindings } from './proposals/of-findings';
export type { Because, Meant, ProposedEdit, ProposedObject, Proposals } from './proposals/proposed-edit';
export { answerProblem, openQuestions, type OpenQuestion } from './questions/open-questions';
export { stateAnswers, type Answer } from './questions/state-answers';
export { repairTexts, type MadeEdit, type RefusedEdit, type RepairableText, type RepairedTexts } from './repair-texts';
export {
  editText,
  type AddedObject,
  type EditedText,
  type ManifestEdit,
  type Refused,
  type TextChange,
} from './text/edit-text';
export { adviseValues, type AdvisedChart, type AdvisedValue, type ValuesAdvice } from './chart/advise-values';
export type { ReadTemplate } from './chart/value-candidates';
export { wordAdvice } from './chart/word-advice';
export { shownEdit, wordMadeEdit } from './word-made-edit';
