import type { FieldPath, Json } from '../kubernetes';
import { Document } from './documents/document';
import { DocumentError } from './documents/document-error';
import { readJson, startsAsJson } from './json/read-json';
import { LineIndex } from './places/line-index';
import { placeOf } from './places/place';
import type { SourceProblem } from './problem';
import { readDocument } from './documents/read-document';
import type { Span } from './places/span';

/** A document that is no manifest: what it says and where, or why it cannot be read. */
export interface SettingsReading {
  readonly value?: Json;
  readonly problem?: SourceProblem;
  /** Where a field stands, or its nearest parent that is written. */
  readonly locate: (path: FieldPath) => Span;
}

/**
 * Reads a text that is one YAML or JSON document, such as a configuration.
 *
 * @param file the name to give in messages
 */
export function readSettings(text: string, file: string): SettingsReading {
  try {
    const isJson = startsAsJson(text) && readJson(text, false)?.end === text.trimEnd().length;
    const document = new Document({ text, line: 1, isJson }, readDocument(text, false, isJson).value);
    const locate = (path: FieldPath) => {
      const place = placeOf(document.place, path);
      const { start, end } = place.key ?? place;
      return document.span(start, end);
    };
    return { value: document.value, locate };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { line, column } = new LineIndex(text).position(error.offset);
    const { code, message } = error;
    const problem: SourceProblem = { code, severity: 'error', file, line, column, message };
    return { problem, locate: () => ({ line, column, endLine: line, endColumn: column }) };
  }
}
