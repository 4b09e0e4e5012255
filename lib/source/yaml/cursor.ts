import { DocumentError } from '../documents/document-error';
import type { ProblemCode } from '../problem';
import { CARRIAGE_RETURN, DASH, DOT, isBlankOrEnd, isBreak, LINE_FEED, NEXT_LINE } from './characters';

/** Where a reader is in its text. Behind the end, characters are NaN. */
export class Cursor {
  at = 0;
  line = 0;
  /** Where the line begins. */
  lineStart = 0;

  constructor(readonly text: string) {}

  get column(): number {
    return this.at - this.lineStart;
  }

  /** The character here, or so many further on. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  /** Over the end of a line, which reads as the text given back. */
  readBreak(): string {
    const code = this.code();
    this.at += code === CARRIAGE_RETURN && this.code(1) === LINE_FEED ? 2 : 1;
    this.line += 1;
    this.lineStart = this.at;
    return code <= NEXT_LINE ? '\n' : String.fromCharCode(code);
  }

  /** To the end of the line. */
  toLineEnd(): void {
    const { text } = this;
    let { at } = this;
    for (let code = text.charCodeAt(at); !isBreak(code) && code === code; code = text.charCodeAt(++at));
    this.at = at;
  }

  /** Whether `---` or `...` stands here, at the start of a line. */
  isDocumentIndicator(): boolean {
    if (this.at !== this.lineStart) return false;
    const code = this.code();
    if (code !== DASH && code !== DOT) return false;
    return this.code(1) === code && this.code(2) === code && isBlankOrEnd(this.code(3));
  }

  fail(code: ProblemCode, message: string, offset = this.at): never {
    throw new DocumentError(code, offset, message);
  }
}
