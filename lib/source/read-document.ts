import type { Json } from '../kubernetes';
import { DocumentError } from './document-error';
import { readFast } from './fast/read-fast';
import { readJson, startsAsJson } from './fast/read-json';
import { readFull } from './full/read-full';
import { refuseCharacters } from './full/refuse-characters';
import { MAX_FULL_LENGTH } from './limits';
import type { Place } from './place';

/** A document read. */
export interface DocumentReading {
  readonly value: Json;
  /** Where everything stands; there if it was asked for. */
  readonly place?: Place;
  /** Where the next document starts in the text: JSON needs no line `---` between two. */
  readonly end: number;
  /** What is wrong with it although it could be read. */
  readonly warnings: readonly DocumentError[];
}

/**
 * Reads the first document of a text: as JSON if it is some, with the fast reader if it can, with the full one
 * otherwise.
 *
 * @param recording whether to note where everything stands
 * @throws DocumentError for a text that cannot be read
 */
export function readDocument(text: string, recording: boolean): DocumentReading {
  const json = startsAsJson(text) ? readJson(text, recording) : undefined;
  if (json && (json.end === text.length || text[json.end] === '{')) return json;
  const fast = readFast(text, recording);
  if (fast) return { ...fast, end: text.length, warnings: NONE };
  refuseCharacters(text);
  if (text.length > MAX_FULL_LENGTH) throw tooLarge();
  return { ...readFull(text), end: text.length };
}

const NONE: readonly DocumentError[] = [];

function tooLarge(): DocumentError {
  const limit = `${MAX_FULL_LENGTH} characters`;
  return new DocumentError('too-large', 0, `a document of more than ${limit} with anchors, tags or errors is not read`);
}
