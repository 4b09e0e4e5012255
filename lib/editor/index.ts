export { diagnosticsOf, SOURCE, type FindingDiagnostic } from './diagnostics';
export { fixWorkload, type MeantWorkload } from './fix-workload';
export { findingMarkdown, hoverAt, type FindingHover } from './hover';
export { judgeTexts, type EditorText, type JudgedTexts } from './judge-texts';
export { findingsAt, quickFixes, type QuickFix } from './quick-fixes';
export { rangeOf, type Position, type Range } from './range';
export { rolloutLenses, rolloutTitle, rolloutWords, type RolloutLens } from './rollout-lenses';
export { editBetween, type FileEdits, type TextEdit } from './text-edit';
