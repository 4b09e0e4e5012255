import { MAX_DEPTH } from '../limits';
import type { Place } from '../place';
import { tooDeep } from '../too-deep';
import { DASH, DOT, endsLine, HASH, isBlank, LINE_FEED, SPACE, TAB } from './characters';

/** Thrown where a text uses what only the full reader knows. */
export const UNUSUAL = Symbol('unusual');

/** Where a reader is in its text. */
export class Cursor {
  /** The next character to read. */
  at = 0;
  /** Between values: the column (from 0) of what comes next, or -1 at the end of the text. */
  indent = 0;
  /** How deep the value being read is nested. */
  depth = 0;
  /** Where the key that was read last ends. */
  keyEnd = 0;
  private isOver = false;
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

  /** From the start of a line to the next thing that is neither blank nor a comment. */
  toContent(): void {
    const { text } = this;
    let lineStart = this.at;
    for (;;) {
      let at = lineStart;
      let code = text.charCodeAt(at);
      while (code === SPACE) code = text.charCodeAt(++at);
      if (code === HASH || endsLine(code)) {
        const end = code === LINE_FEED ? at : text.indexOf('\n', at);
        if (end === -1 || code !== code) return this.toEnd();
        lineStart = end + 1;
        continue;
      }
      this.indent = at - lineStart;
      this.at = at;
      if (code === TAB) throw UNUSUAL;
      if (this.indent === 0 && this.isMarker(code)) this.endDocument();
      return;
    }
  }

  /** From behind a value to the next content: only blanks and a comment may follow on the line. */
  finishLine(): void {
    let { at } = this;
    let code = this.code(at);
    while (code === SPACE || code === TAB) code = this.code(++at);
    if (code !== HASH && !endsLine(code)) throw UNUSUAL;
    const end = code === LINE_FEED ? at : this.text.indexOf('\n', at);
    if (end === -1) return this.toEnd();
    this.at = end + 1;
    this.toContent();
  }

  /** At `...` or `---`: only blanks and comments may follow. */
  private endDocument(): void {
    if (this.code(this.at) !== DOT || this.isOver) throw UNUSUAL;
    this.isOver = true;
    this.at += 3;
    this.finishLine();
    if (this.indent !== -1) throw UNUSUAL;
  }

  /** To the end of the line. */
  toLineEnd(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end === -1 ? this.text.length : end;
  }

  private toEnd(): void {
    this.at = this.text.length;
    this.indent = -1;
  }

  /** Whether `---` or `...` starts here. */
  private isMarker(code: number): boolean {
    if (code !== DASH && code !== DOT) return false;
    return this.code(this.at + 1) === code && this.code(this.at + 2) === code && isBlank(this.code(this.at + 3));
  }
}
