import { MOST_PROBLEMS } from '../documents/limits';
import { setOwn, type Json } from '../../kubernetes';
import { DocumentError } from '../documents/document-error';
import { duplicateKey } from '../documents/duplicate-key';
import type { Place } from '../places/place';
import { CLOSE_BRACE, CLOSE_BRACKET, COLON, DOUBLE_QUOTE, OPEN_BRACE, OPEN_BRACKET, SPACE } from '../yaml/characters';
import { JsonCursor, NO_JSON } from './json-cursor';

/** One JSON value of a text. */
export interface JsonReading {
  readonly value: Json;
  readonly place?: Place;
  /** Where it ends. */
  readonly end: number;
  readonly warnings: readonly DocumentError[];
}

const TOO_LARGE = 'the number is larger than any that can be held: kubectl refuses it';

/** Whether kubectl takes the text for JSON: it starts with a brace. */
export function startsAsJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/**
 * Reads one JSON value, or nothing if it is not one. More may follow it: kubectl reads them one after the other.
 *
 * @see k8s.io/apimachinery pkg/util/yaml decoder.go YAMLOrJSONDecoder
 */
export function readJson(text: string, recording: boolean): JsonReading | undefined {
  const cursor = new JsonCursor(text, recording);
  try {
    cursor.skipBlanks();
    const value = readValue(cursor);
    if (cursor.tooLarge !== undefined) throw new DocumentError('value-type', cursor.tooLarge, TOO_LARGE);
    return { value, place: cursor.place, end: cursor.at, warnings: cursor.warnings };
  } catch (error) {
    if (error !== NO_JSON) throw error;
    return undefined;
  }
}

function readValue(cursor: JsonCursor): Json {
  const code = cursor.code(cursor.at);
  if (code === DOUBLE_QUOTE) return readString(cursor);
  if (code !== OPEN_BRACE && code !== OPEN_BRACKET) return readWord(cursor);
  cursor.enter();
  const value = code === OPEN_BRACE ? readObject(cursor) : readArray(cursor);
  cursor.depth--;
  return value;
}

function readArray(cursor: JsonCursor): Json {
  const start = cursor.at++;
  const list: Json[] = [];
  const items: Place[] | undefined = cursor.recording ? [] : undefined;
  if (cursor.skipBlanks() === CLOSE_BRACKET) cursor.at++;
  else {
    do {
      cursor.skipBlanks();
      list.push(readValue(cursor));
      if (items && cursor.place) items.push(cursor.place);
    } while (cursor.continues(CLOSE_BRACKET));
  }
  if (items) cursor.place = { start, end: cursor.at, items };
  return list;
}

function readObject(cursor: JsonCursor): Json {
  const start = cursor.at++;
  const object: Record<string, Json> = {};
  const entries = cursor.recording ? new Map<string, Place>() : undefined;
  if (cursor.skipBlanks() === CLOSE_BRACE) cursor.at++;
  else {
    do readEntry(cursor, object, entries);
    while (cursor.continues(CLOSE_BRACE));
  }
  if (entries) cursor.place = { start, end: cursor.at, entries };
  return object;
}

function readEntry(cursor: JsonCursor, object: Record<string, Json>, entries: Map<string, Place> | undefined): void {
  if (cursor.skipBlanks() !== DOUBLE_QUOTE) throw NO_JSON;
  const start = cursor.at;
  const key = readString(cursor);
  const end = cursor.at;
  cursor.expect(COLON);
  cursor.skipBlanks();
  const value = readValue(cursor);
  if (Object.hasOwn(object, key) && cursor.warnings.length <= MOST_PROBLEMS)
    cursor.warnings.push(duplicateKey(key, start));
  setOwn(object, key, value);
  if (entries && cursor.place) entries.set(key, { ...cursor.place, key: { start, end } });
}

function readString(cursor: JsonCursor): string {
  const { text, at: start } = cursor;
  let at = start + 1;
  let isEscaped = false;
  for (let code = text.charCodeAt(at); code !== DOUBLE_QUOTE; code = text.charCodeAt(++at)) {
    if (code < SPACE || code !== code) throw NO_JSON;
    if (code !== 0x5c) continue;
    isEscaped = true;
    at++;
  }
  cursor.at = at + 1;
  cursor.record(start, cursor.at);
  return isEscaped ? parsed(text.slice(start, cursor.at)) : text.slice(start + 1, at);
}

function parsed(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    throw NO_JSON;
  }
}

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

function readWord(cursor: JsonCursor): Json {
  WORD.lastIndex = cursor.at;
  const word = WORD.exec(cursor.text)?.[0];
  const value = word === undefined ? undefined : (JSON.parse(word) as Json);
  if (word === undefined || value === undefined) throw NO_JSON;
  if (value === Infinity || value === -Infinity) cursor.tooLarge ??= cursor.at;
  cursor.record(cursor.at, cursor.at + word.length);
  cursor.at += word.length;
  return value;
}
