/** A stretch of a text, and what is to stand there instead. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all stretches replaced; they do not overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((one, other) => one.start - other.start);
  let result = '';
  let at = 0;
  for (const { start, end, text: instead } of ordered) {
    result += text.slice(at, start) + instead;
    at = end;
  }
  return result + text.slice(at);
}
