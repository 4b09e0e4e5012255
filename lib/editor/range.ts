import type { Span } from '../source';

/** A place in a text as editors send it: lines and characters from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a text; the end is just behind its last character. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The range of a finding; one of which only a part is known is as long as that. */
export function rangeOf({ line = 1, column = 1, endLine = line, endColumn = column + 1 }: Partial<Span>): Range {
  return {
    start: { line: Math.max(0, line - 1), character: Math.max(0, column - 1) },
    end: { line: Math.max(0, endLine - 1), character: Math.max(0, endColumn - 1) },
  };
}

/** Whether two ranges have anything in common, if only a point. */
export function touches(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
