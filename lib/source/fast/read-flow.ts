/* eslint-disable house/look-ups -- a hot path: what is inherited counts as written, and is read by the other reader */
import type { Json } from '../../kubernetes';
import type { Place } from '../place';
import { resolveKey } from '../resolve-key';
import { resolvePlain } from '../resolve-plain';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  ENDS_FLOW_PLAIN,
  HASH,
  is,
  isBlank,
  LINE_FEED,
  CARRIAGE_RETURN,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  SPACE,
  STARTS_PLAIN,
  TAB,
} from './characters';
import { type Cursor, UNUSUAL } from './cursor';
import { readQuoted } from './read-quoted';

/** Reads a list in brackets or a mapping in braces, as in JSON or with plain scalars. */
export function readFlow(cursor: Cursor): Json {
  cursor.enter();
  const value = cursor.code(cursor.at) === OPEN_BRACE ? readBraces(cursor) : readBrackets(cursor);
  cursor.depth--;
  return value;
}

function readBrackets(cursor: Cursor): Json {
  const start = cursor.at;
  const list: Json[] = [];
  const items: Place[] | undefined = cursor.recording ? [] : undefined;
  cursor.at++;
  while (skipBlanks(cursor) !== CLOSE_BRACKET) {
    list.push(readFlowValue(cursor));
    if (items && cursor.place) items.push(cursor.place);
    if (!skipComma(cursor, CLOSE_BRACKET)) break;
  }
  cursor.at++;
  if (items) cursor.place = { start, end: cursor.at, items };
  return list;
}

function readBraces(cursor: Cursor): Json {
  const start = cursor.at;
  const object: Record<string, Json> = {};
  const entries = cursor.recording ? new Map<string, Place>() : undefined;
  cursor.at++;
  while (skipBlanks(cursor) !== CLOSE_BRACE) {
    const keyStart = cursor.at;
    const key = readFlowKey(cursor);
    const keyEnd = cursor.at;
    const colon = skipBlanks(cursor);
    const last = cursor.code(keyEnd - 1);
    const isQuoted = keyEnd > keyStart + 1 && (last === DOUBLE_QUOTE || last === SINGLE_QUOTE);
    if (cursor.text.slice(keyStart, cursor.at).includes('\n')) throw UNUSUAL;
    if (colon !== COLON || !(isQuoted || isBlank(cursor.code(cursor.at + 1)))) throw UNUSUAL;
    if (object[key] !== undefined) throw UNUSUAL;
    cursor.at++;
    skipBlanks(cursor);
    object[key] = readFlowValue(cursor);
    if (entries && cursor.place) entries.set(key, { ...cursor.place, key: { start: keyStart, end: keyEnd } });
    if (!skipComma(cursor, CLOSE_BRACE)) break;
  }
  cursor.at++;
  if (entries) cursor.place = { start, end: cursor.at, entries };
  return object;
}

function readFlowKey(cursor: Cursor): string {
  const code = cursor.code(cursor.at);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return readQuoted(cursor);
  const key = resolveKey(readFlowText(cursor));
  if (key === undefined) throw UNUSUAL;
  return key;
}

function readFlowValue(cursor: Cursor): Json {
  const code = cursor.code(cursor.at);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return readQuoted(cursor);
  if (code === OPEN_BRACE || code === OPEN_BRACKET) return readFlow(cursor);
  return readFlowPlain(cursor);
}

function readFlowPlain(cursor: Cursor): Json {
  const value = resolvePlain(readFlowText(cursor));
  if (typeof value === 'number' && !Number.isFinite(value)) throw UNUSUAL;
  return value;
}

function readFlowText(cursor: Cursor): string {
  const start = cursor.at;
  const first = cursor.code(start);
  if (!is(first, STARTS_PLAIN) && !(first === 0x2d && is(cursor.code(start + 1), STARTS_PLAIN))) throw UNUSUAL;
  let at = start;
  let end = start;
  for (let code = first; !is(code, ENDS_FLOW_PLAIN); code = cursor.code(++at)) {
    if (code !== code) throw UNUSUAL;
    if (code !== SPACE) end = at + 1;
  }
  if (cursor.code(at) === HASH && end === at) throw UNUSUAL;
  cursor.at = end;
  cursor.record(start, end);
  return cursor.text.slice(start, end);
}

/** Over blanks, line ends and comments, to the next character. */
function skipBlanks(cursor: Cursor): number {
  for (;;) {
    const code = cursor.code(cursor.at);
    if (code === HASH) cursor.toLineEnd();
    else if (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) cursor.at++;
    else return code;
  }
}

/** Over a comma; false at the closing character. */
function skipComma(cursor: Cursor, closing: number): boolean {
  const code = skipBlanks(cursor);
  if (code === closing) return false;
  if (code !== COMMA) throw UNUSUAL;
  cursor.at++;
  return true;
}
