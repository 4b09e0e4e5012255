/** A stretch of a text, as editors count: lines and columns from 1, the end just behind the last character. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
