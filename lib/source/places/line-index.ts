/** A place in a text as editors count: from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns for offsets in a text. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  position(offset: number): Position {
    const line = this.lineAt(offset);
    return { line: line + 1, column: offset - (this.starts[line] ?? 0) + 1 };
  }

  /** Where the line of an offset begins, and where it ends, without what ends it. */
  around(offset: number): { readonly start: number; readonly end: number } {
    const line = this.lineAt(offset);
    const next = this.starts[line + 1];
    const end = next === undefined ? this.text.length : next - 1;
    return { start: this.starts[line] ?? 0, end: this.text[end - 1] === '\r' ? end - 1 : end };
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** From a position in a document to the one in its file. */
export function inFile(
  { line, column }: Position,
  start: { readonly line: number; readonly column?: number },
): Position {
  return { line: line + start.line - 1, column: line === 1 ? column + (start.column ?? 1) - 1 : column };
}
