import { own } from '../../kubernetes';
import { BACKSLASH, DOUBLE_QUOTE, isBlank, isBlankOrEnd, isBreak, SINGLE_QUOTE } from './characters';
import type { Cursor } from './cursor';
import { Folding } from './folding';
import { BAD_ESCAPE, NOT_CLOSED } from './messages';

/**
 * Reads a scalar in quotes, from the first to behind the last.
 *
 * @see go.yaml.in/yaml/v2 scannerc.go yaml_parser_scan_flow_scalar
 */
export function scanQuoted(cursor: Cursor): string {
  const quote = cursor.code();
  const start = cursor.at;
  const folding = new Folding();
  cursor.at += 1;
  for (;;) {
    if (cursor.isDocumentIndicator()) cursor.fail('syntax', NOT_CLOSED, start);
    scanWords(cursor, quote, folding);
    const code = cursor.code();
    if (code !== code) cursor.fail('syntax', NOT_CLOSED, start);
    if (code === quote) break;
    folding.text += scanBlanks(cursor, folding);
  }
  cursor.at += 1;
  return folding.text;
}

/** To the next blank, line end or closing quote. */
function scanWords(cursor: Cursor, quote: number, folding: Folding): void {
  const { text } = cursor;
  let from = cursor.at;
  for (;;) {
    const code = cursor.code();
    if (isBlankOrEnd(code)) break;
    if (code === quote) {
      if (quote !== SINGLE_QUOTE || cursor.code(1) !== SINGLE_QUOTE) break;
      folding.text += text.slice(from, cursor.at + 1);
      from = cursor.at += 2;
    } else if (code === BACKSLASH && quote === DOUBLE_QUOTE) {
      folding.text += text.slice(from, cursor.at);
      const isLineEnd = scanEscape(cursor, folding);
      from = cursor.at;
      if (isLineEnd) return;
    } else cursor.at += 1;
  }
  folding.text += text.slice(from, cursor.at);
}

/** Blanks and line ends between words. */
function scanBlanks(cursor: Cursor, folding: Folding): string {
  const start = cursor.at;
  let isOneLine = !folding.isOpen;
  for (let code = cursor.code(); ; code = cursor.code()) {
    if (isBlank(code)) cursor.at += 1;
    else if (isBreak(code)) {
      isOneLine = false;
      folding.add(cursor.readBreak());
    } else break;
  }
  return isOneLine ? cursor.text.slice(start, cursor.at) : folding.close();
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Reads what follows a backslash; true for the end of the line. */
function scanEscape(cursor: Cursor, folding: Folding): boolean {
  if (isBreak(cursor.code(1))) {
    cursor.at += 1;
    cursor.readBreak();
    folding.add('');
    return true;
  }
  const letter = cursor.text[cursor.at + 1] ?? '';
  const length = LENGTHS.get(letter) ?? 0;
  const digits = cursor.text.slice(cursor.at + 2, cursor.at + 2 + length);
  const character = length > 0 ? characterOf(digits, length) : own(ESCAPES, letter);
  if (character === undefined) cursor.fail('syntax', BAD_ESCAPE);
  folding.text += character;
  cursor.at += 2 + length;
  return false;
}

function characterOf(digits: string, length: number): string | undefined {
  if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits)) return undefined;
  const code = parseInt(digits, 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
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
