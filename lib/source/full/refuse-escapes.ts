import { DocumentError } from '../document-error';
import { Cursor, UNUSUAL } from '../fast/cursor';
import { readQuoted } from '../fast/read-quoted';

/** What is wrong with an escape that nobody knows. */
export const BAD_ESCAPE =
  'YAML 1.1 has no such escape in double quotes: write `\\\\` for a backslash, or use single quotes';

/**
 * Refuses what JSON and YAML 1.2 can escape and kubectl cannot: `\\/`, and halves of a character.
 *
 * @throws DocumentError if the scalar in double quotes that starts here holds one
 */
export function refuseEscapes(text: string, start: number): void {
  const cursor = new Cursor(text, false);
  cursor.at = start;
  try {
    readQuoted(cursor);
  } catch (error) {
    if (error !== UNUSUAL) throw error;
    throw new DocumentError('syntax', start, BAD_ESCAPE);
  }
}
