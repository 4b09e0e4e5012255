/** A place in a text as editors count: from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns for offsets in a text. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}

/** From a position in a document to the one in its file. */
export function inFile(
  { line, column }: Position,
  start: { readonly line: number; readonly column?: number },
): Position {
  return { line: line + start.line - 1, column: line === 1 ? column + (start.column ?? 1) - 1 : column };
}
