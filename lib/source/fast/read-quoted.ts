import { own } from '../../kubernetes';
import { isSeparator } from '../split-documents';
import { BACKSLASH, DOUBLE_QUOTE, LINE_FEED, SINGLE_QUOTE } from './characters';
import { type Cursor, UNUSUAL } from './cursor';

/** Reads a scalar in quotes. */
export function readQuoted(cursor: Cursor): string {
  const { text, at: start } = cursor;
  const isSingle = cursor.code(start) === SINGLE_QUOTE;
  const end = isSingle ? singleEnd(text, start + 1) : doubleEnd(text, start + 1);
  const inner = text.slice(start + 1, end);
  cursor.at = end + 1;
  cursor.record(start, end + 1);
  if (isSingle) return folded(inner.includes("''") ? inner.replaceAll("''", "'") : inner);
  return inner.includes('\\') ? unescaped(inner) : folded(inner);
}

function singleEnd(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SINGLE_QUOTE) {
      if (text.charCodeAt(at + 1) !== SINGLE_QUOTE) return at;
      at++;
    } else if (code === LINE_FEED) {
      refuseMarker(text, at + 1);
    } else if (code !== code) throw UNUSUAL;
  }
}

function doubleEnd(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) return at;
    if (code === LINE_FEED) refuseMarker(text, at + 1);
    else if (code === BACKSLASH) at++;
    else if (code !== code) throw UNUSUAL;
  }
}

/** No line of a scalar may look like the end of its document. */
function refuseMarker(text: string, lineStart: number): void {
  if (isSeparator(text, lineStart) || text.startsWith('...', lineStart)) throw UNUSUAL;
}

/**
 * Line ends with the blanks around them: one is a space, each further one a line end. Blanks alone are matched too, so
 * that a long run of them is looked at once.
 */
const LINE_ENDS = /[ \t]*\r?\n([ \t\r\n]*)|[ \t]+/g;

function folded(inner: string): string {
  return inner.includes('\n') ? inner.replace(LINE_ENDS, foldedEnds) : inner;
}

function foldedEnds(blanks: string, further: string | undefined): string {
  if (further === undefined) return blanks;
  return further.includes('\n') ? further.replace(/[^\n]+/g, '') : ' ';
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** An escaped line end, a number, a character; or line ends that are not escaped. */
const ESCAPED = new RegExp(
  `\\\\(?:\\r?\\n([ \\t\\r\\n]*)|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.|$))|${LINE_ENDS.source}`,
  'gs',
);

function unescaped(inner: string): string {
  return inner.replace(ESCAPED, (...groups: (string | undefined)[]) => {
    const [match = '', joined, x, u, U, one, ends] = groups;
    if (one !== undefined) return own(ESCAPES, one) ?? unusual();
    if (joined !== undefined) return joined.replace(/[^\n]+/g, '');
    const digits = x ?? u ?? U;
    return digits === undefined ? foldedEnds(match, ends) : character(parseInt(digits, 16));
  });
}

function character(code: number): string {
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? unusual() : String.fromCodePoint(code);
}

function unusual(): never {
  throw UNUSUAL;
}
