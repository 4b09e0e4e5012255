/**
 * What can be wrong with a text, as a closed set. Codes are data: they are kept from release to release, the wording
 * is not.
 */
export const PROBLEM_CODES = [
  'syntax',
  'tab-indentation',
  'duplicate-key',
  'unknown-anchor',
  'anchor-cycle',
  'alias-expansion',
  'nesting-too-deep',
  'too-large',
  'too-many-problems',
  'too-many-objects',
  'binary',
  'encoding',
  'merge-key',
  'key-type',
  'value-type',
  'document-ignored',
  'reader-failed',
] as const;

/** One of the things that can be wrong with a text. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Something in a text that keeps kubectl from reading it, or makes it read something else than what is written. */
export interface SourceProblem {
  readonly code: ProblemCode;
  /** An error keeps a document, or a part of it, from being applied as written; a note does not. */
  readonly severity: 'error' | 'note';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong, for people, without any value of the text. */
  readonly message: string;
}
