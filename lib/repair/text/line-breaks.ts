import { lineEndOf } from './node-places';
import type { Splice } from './splice';

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** Whole lines behind the line that something ends on. */
export function linesBehind(text: string, end: number, lines: readonly string[]): Splice {
  const brk = lineBreakOf(text);
  // What ends with its line break, as a block of text does, ends where the next line starts.
  if (end > 0 && text[end - 1] === '\n') return { start: end, end, text: lines.map((line) => line + brk).join('') };
  const at = lineEndOf(text, end);
  return { start: at, end: at, text: lines.map((line) => brk + line).join('') };
}
