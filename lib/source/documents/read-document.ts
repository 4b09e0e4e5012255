import type { Json } from '../../kubernetes';
import type { DocumentError } from './document-error';
import { readJson } from '../json/read-json';
import type { Place } from '../places/place';
import { readYaml } from '../yaml/read-yaml';

/** A document read. */
export interface DocumentReading {
  readonly value: Json;
  /** Where everything stands; there if it was asked for. */
  readonly place?: Place;
  /** Where the document ends in the text. */
  readonly end: number;
  /** What is wrong with it although it could be read. */
  readonly warnings: readonly DocumentError[];
}

/**
 * Reads the one document of a text.
 *
 * @param recording whether to note where everything stands
 * @param isJson whether it is JSON
 * @throws DocumentError for a text that cannot be read
 */
export function readDocument(text: string, recording: boolean, isJson = false): DocumentReading {
  const json = isJson ? readJson(text, recording) : undefined;
  return json ?? { ...readYaml(text, recording), end: text.length };
}
