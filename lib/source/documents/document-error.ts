import type { ProblemCode } from '../problem';

/** What keeps one document from being read, at an offset of its text. */
export class DocumentError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}
