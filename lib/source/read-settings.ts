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
  /** What is wrong with it although it could be read: a key that is written twice, a second document. */
  readonly doubts: readonly SourceProblem[];
  /** Where a field stands, or its nearest parent that is written. */
  readonly locate: (path: FieldPath) => Span;
}

/**
 * Reads a text that is one YAML or JSON document, such as a configuration.
 *
 * @param file the name to give in messages
 */
export function readSettings(text: string, file: string): SettingsReading {
  const said = ({ code, message, offset }: DocumentError): SourceProblem => {
    const { line, column } = new LineIndex(text).position(offset);
    return { code, severity: 'error', file, line, column, message };
  };
  try {
    const isJson = startsAsJson(text) && readJson(text, false)?.end === text.trimEnd().length;
    const { value, warnings } = readDocument(text, false, isJson);
    const document = new Document({ text, line: 1, isJson }, value);
    const locate = (path: FieldPath) => {
      const place = placeOf(document.place, path);
      const { start, end } = place.key ?? place;
      return document.span(start, end);
    };
    return { value, doubts: warnings.map(said), locate };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const problem = said(error);
    const { line, column } = problem;
    return { problem, doubts: [], locate: () => ({ line, column, endLine: line, endColumn: column }) };
  }
}
