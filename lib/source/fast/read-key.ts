import { resolveKey } from '../resolve-key';
import { COLON, DOUBLE_QUOTE, IN_KEY, is, isBlank, SINGLE_QUOTE, STARTS_PLAIN } from './characters';
import { type Cursor, UNUSUAL } from './cursor';
import { readQuoted } from './read-quoted';

/** Longer keys are refused by YAML, and shorter ones are left to the full reader too. */
const LONGEST_KEY = 500;

/** Reads a key with its colon, or nothing if what stands here is none; the cursor is then anywhere. */
export function readKey(cursor: Cursor): string | undefined {
  const start = cursor.at;
  const first = cursor.code(start);
  const isQuoted = first === DOUBLE_QUOTE || first === SINGLE_QUOTE;
  const key = isQuoted ? readQuoted(cursor) : readPlainKey(cursor, start);
  if (key === undefined || cursor.at - start > LONGEST_KEY) return undefined;
  if (isQuoted && cursor.text.slice(start, cursor.at).includes('\n')) return undefined;
  if (cursor.code(cursor.at) !== COLON || !isBlank(cursor.code(cursor.at + 1))) return undefined;
  cursor.keyEnd = cursor.at;
  cursor.at++;
  return key;
}

function readPlainKey(cursor: Cursor, start: number): string | undefined {
  if (!is(cursor.code(start), STARTS_PLAIN)) return undefined;
  let at = start;
  while (is(cursor.code(at), IN_KEY)) at++;
  cursor.at = at;
  if (at === start || cursor.code(at) !== COLON || !isBlank(cursor.code(at + 1))) return undefined;
  return resolveKey(cursor.text.slice(start, at)) ?? unusual();
}

function unusual(): never {
  throw UNUSUAL;
}
