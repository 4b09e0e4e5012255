/* eslint-disable house/look-ups -- a hot path: what is inherited counts as written, and is read by the other reader */
import type { Json } from '../../kubernetes';
import type { Place } from '../place';
import {
  COLON,
  DASH,
  DOUBLE_QUOTE,
  endsLine,
  GREATER,
  HASH,
  isBlank,
  OPEN_BRACE,
  OPEN_BRACKET,
  PIPE,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './characters';
import { type Cursor, UNUSUAL } from './cursor';
import { readBlockScalar } from './read-block-scalar';
import { readFlow } from './read-flow';
import { readKey } from './read-key';
import { readPlain } from './read-plain';
import { readQuoted } from './read-quoted';

/**
 * Reads a value that starts at the cursor, the first thing on its line or behind a dash.
 *
 * @param parent the column of the mapping or list that it stands in; -1 for the document
 */
export function readBlock(cursor: Cursor, parent: number): Json {
  if (isDash(cursor)) return readList(cursor, cursor.indent);
  const { at } = cursor;
  const key = readKey(cursor);
  if (key !== undefined) return readMapping(cursor, cursor.indent, key, at);
  cursor.at = at;
  return readInline(cursor, parent);
}

function readMapping(cursor: Cursor, column: number, firstKey: string, start: number): Json {
  const object: Record<string, Json> = {};
  const entries = cursor.recording ? new Map<string, Place>() : undefined;
  cursor.enter();
  let keyStart = start;
  let end = start;
  for (let key: string | undefined = firstKey; ; keyStart = cursor.at, key = readKey(cursor)) {
    // What is there already is a duplicate, or a name that every object has: both are for the full reader.
    if (key === undefined || object[key] !== undefined) throw UNUSUAL;
    const keyEnd = cursor.keyEnd;
    object[key] = readValue(cursor, column);
    if (entries && cursor.place) {
      end = cursor.place.end;
      entries.set(key, { ...cursor.place, key: { start: keyStart, end: keyEnd } });
    }
    if (cursor.indent !== column) break;
  }
  if (cursor.indent > column) throw UNUSUAL;
  cursor.depth--;
  if (entries) cursor.place = { start, end, entries };
  return object;
}

/** What follows `key:`. */
function readValue(cursor: Cursor, column: number): Json {
  const at = skipSpaces(cursor, true);
  if (at !== -1) {
    cursor.at = at;
    return readInline(cursor, column);
  }
  const before = cursor.at;
  cursor.finishLine();
  if (cursor.indent > column) return readBlock(cursor, column);
  if (cursor.indent === column && isDash(cursor)) return readList(cursor, column);
  cursor.record(before, before);
  return null;
}

function readList(cursor: Cursor, column: number): Json {
  const list: Json[] = [];
  const items: Place[] | undefined = cursor.recording ? [] : undefined;
  const start = cursor.at;
  let end = start;
  cursor.enter();
  do {
    list.push(readItem(cursor, column));
    if (items && cursor.place) {
      items.push(cursor.place);
      end = cursor.place.end;
    }
  } while (cursor.indent === column && isDash(cursor));
  if (cursor.indent > column) throw UNUSUAL;
  cursor.depth--;
  if (items) cursor.place = { start, end, items };
  return list;
}

/** What follows a dash. */
function readItem(cursor: Cursor, column: number): Json {
  const dash = cursor.at++;
  const at = skipSpaces(cursor, false);
  if (at !== -1) {
    cursor.indent = column + at - dash;
    cursor.at = at;
    return readBlock(cursor, column);
  }
  cursor.finishLine();
  if (cursor.indent > column) return readBlock(cursor, column);
  cursor.record(dash + 1, dash + 1);
  return null;
}

/** A scalar, or a list or mapping in brackets or braces. */
function readInline(cursor: Cursor, parent: number): Json {
  const code = cursor.code(cursor.at);
  if (code === PIPE || code === GREATER) return readBlockScalar(cursor, parent);
  const isQuoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
  if (!isQuoted && code !== OPEN_BRACKET && code !== OPEN_BRACE) return readPlain(cursor, parent);
  const value = isQuoted ? readQuoted(cursor) : readFlow(cursor);
  if (cursor.code(cursor.at) === COLON) throw UNUSUAL;
  cursor.finishLine();
  return value;
}

/** Where the next value on the line starts, or -1 if there is none. */
function skipSpaces(cursor: Cursor, mayEndInTabs: boolean): number {
  let { at } = cursor;
  let code = cursor.code(at);
  while (code === SPACE) code = cursor.code(++at);
  if (endsLine(code) || code === HASH) return -1;
  if (code !== TAB) return at;
  if (!mayEndInTabs) throw UNUSUAL;
  while (code === TAB || code === SPACE) code = cursor.code(++at);
  if (!endsLine(code)) throw UNUSUAL;
  return -1;
}

function isDash(cursor: Cursor): boolean {
  return cursor.code(cursor.at) === DASH && isBlank(cursor.code(cursor.at + 1));
}
