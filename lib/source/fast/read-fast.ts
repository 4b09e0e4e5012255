import type { Json } from '../../kubernetes';
import type { Place } from '../place';
import { isSeparator } from '../split-documents';
import { Cursor, UNUSUAL } from './cursor';
import { readBlock } from './read-block';

/** A document read: its value, and where everything stands if that was asked for. */
export interface FastReading {
  readonly value: Json;
  readonly place?: Place;
}

/** Control characters, lone carriage returns, and what YAML 1.1 takes for a line end. */
// eslint-disable-next-line no-control-regex -- they are what it looks for
const STRANGE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)/;

/**
 * Reads a document of the kind that nearly all manifests are: blocks, scalars on one or several lines, lists and
 * mappings in brackets. For anything else (anchors, tags, errors, names that every object has) it answers nothing, and
 * the full reader is asked. What it answers is what the full reader would.
 */
export function readFast(text: string, recording: boolean): FastReading | undefined {
  if (STRANGE.test(text)) return undefined;
  const cursor = new Cursor(text, recording);
  try {
    if (isSeparator(text, 0)) cursor.at = lineEnd(text);
    cursor.toContent();
    if (cursor.indent === -1) return { value: null, place: { start: 0, end: 0 } };
    const value = readBlock(cursor, -1);
    if (cursor.indent !== -1) return undefined;
    return { value, place: cursor.place };
  } catch (error) {
    if (error !== UNUSUAL) throw error;
    return undefined;
  }
}

function lineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end === -1 ? text.length : end + 1;
}
