import type { DocumentError } from '../documents/document-error';
import { MAX_DEPTH } from '../documents/limits';
import type { Place } from '../places/place';
import { tooDeep } from '../documents/too-deep';
import { CARRIAGE_RETURN, COMMA, LINE_FEED, SPACE, TAB } from '../yaml/characters';

/** Thrown where a text is no JSON. */
export const NO_JSON = Symbol('no JSON');

/** Where a reader of JSON is in its text. */
export class JsonCursor {
  /** The next character to read. */
  at = 0;
  /** How deep the value being read is nested. */
  depth = 0;
  /** Where the value that was read last stands; only while recording. */
  place: Place | undefined;

  constructor(
    readonly text: string,
    /** Whether to note where everything stands. */
    readonly recording: boolean,
  ) {}

  /** The character at an offset; NaN behind the end. */
  code(at: number): number {
    return this.text.charCodeAt(at);
  }

  /** Goes one level deeper. */
  enter(): void {
    if (++this.depth > MAX_DEPTH) throw tooDeep(this.at);
  }

  /** Notes where a scalar stands. */
  record(start: number, end: number): void {
    if (this.recording) this.place = { start, end };
  }

  readonly warnings: DocumentError[] = [];

  /** Where the first number stands that no number of 64 bits holds; whether that matters is known at the end. */
  tooLarge: number | undefined;

  /** Over blanks, to the next character. */
  skipBlanks(): number {
    let code = this.code(this.at);
    while (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB)
      code = this.code(++this.at);
    return code;
  }

  expect(code: number): void {
    if (this.skipBlanks() !== code) throw NO_JSON;
    this.at++;
  }

  /** Over a comma to what must follow it; false at the closing character. */
  continues(closing: number): boolean {
    const code = this.skipBlanks();
    this.at++;
    if (code === closing) return false;
    if (code !== COMMA || this.skipBlanks() === closing) throw NO_JSON;
    return true;
  }
}
