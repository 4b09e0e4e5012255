export { decodeText, type DecodedText } from './decode-text';
export type { Excerpt } from './excerpt';
export { PROBLEM_CODES, type ProblemCode, type SourceProblem } from './problem';
export { readSource, type ReadSourceOptions } from './read-source';
export { setPatchesAside } from './set-patches-aside';
export type { SkipReason, Skipped } from './skipped';
export type { SourceManifest } from './source-manifest';
export type { SourceReading } from './source-reading';
export type { Span } from './span';
