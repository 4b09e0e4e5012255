import type { Json } from '../../kubernetes';
import { resolvePlain } from '../resolve-plain';
import { COLON, DASH, endsLine, HASH, is, isBlank, SPACE, STARTS_PLAIN, TAB } from './characters';
import { type Cursor, UNUSUAL } from './cursor';

/** Reads a scalar without quotes, with the lines that continue it, and goes to what follows it. */
export function readPlain(cursor: Cursor, parent: number): Json {
  const start = cursor.at;
  if (!startsPlain(cursor, start)) throw UNUSUAL;
  const end = endOfPlain(cursor, start);
  const text = cursor.text.slice(start, end);
  cursor.record(start, end);
  cursor.at = end;
  cursor.finishLine();
  const value = cursor.indent > parent ? readContinued(cursor, parent, start, end) : resolvePlain(text);
  if (typeof value === 'number' && !Number.isFinite(value)) throw UNUSUAL;
  return value;
}

function startsPlain(cursor: Cursor, start: number): boolean {
  const code = cursor.code(start);
  if (code >= 128 || is(code, STARTS_PLAIN)) return true;
  return code === DASH && !isBlank(cursor.code(start + 1));
}

/** Where the scalar ends on this line; a comment may follow. */
function endOfPlain({ text }: Cursor, start: number): number {
  let end = start;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB) {
      if (text.charCodeAt(at + 1) === HASH) return end;
    } else if (endsLine(code)) {
      return end;
    } else if (code === COLON && isBlank(text.charCodeAt(at + 1))) {
      throw UNUSUAL;
    } else {
      end = at + 1;
    }
  }
}

/** Folds the lines that follow into the scalar: a line end is a space, an empty line a line end. */
function readContinued(cursor: Cursor, parent: number, start: number, firstEnd: number): Json {
  const { text } = cursor;
  let folded = text.slice(start, firstEnd);
  let end = firstEnd;
  while (cursor.indent > parent) {
    // Between two lines of one scalar stand line ends and spaces; a comment would have ended it.
    const between = text.slice(end, cursor.at);
    if (/[#\t]/.test(between)) throw UNUSUAL;
    const breaks = between.split('\n').length - 1;
    const lineEnd = endOfPlain(cursor, cursor.at);
    folded += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + text.slice(cursor.at, lineEnd);
    end = lineEnd;
    cursor.at = lineEnd;
    cursor.finishLine();
  }
  cursor.record(start, end);
  return folded;
}
