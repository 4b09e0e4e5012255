import { DocumentError } from '../document-error';
import type { Document } from 'yaml';
import type { Json } from '../../kubernetes';
import type { Place } from '../place';
import { refuseTabs } from './refuse-tabs';
import { TreeReader } from './tree-reader';
import { wordError } from './word-error';
import { yamlPackage } from './yaml-package';

/** A document read: its value, where everything stands, and what is wrong with it although it could be read. */
export interface FullReading {
  readonly value: Json;
  readonly place: Place;
  readonly warnings: readonly DocumentError[];
}

/** The `yaml` package finds the structure; what the scalars mean is ours to say. */
const OPTIONS = {
  version: '1.1',
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * Reads one YAML document of any shape.
 *
 * @throws DocumentError for a text that cannot be read
 */
export function readFull(source: string): FullReading {
  // A carriage return alone ends a line too.
  const text = source.replace(/\r(?!\n)/g, '\n');
  const [document, next] = yamlPackage().parseAllDocuments(text, OPTIONS) as Document.Parsed[];
  if (!document) return { value: null, place: { start: 0, end: 0 }, warnings: [] };
  const [error] = document.errors;
  if (error) throw wordError(error, document, text);
  const reader = new TreeReader(text);
  const { value, place } = reader.read(document.contents);
  refuseTabs(text, place);
  const warnings = next ? [...reader.warnings, ignored(next.range[0])] : reader.warnings;
  return { value, place, warnings };
}

function ignored(offset: number): DocumentError {
  const message = 'kubectl ignores everything from here on: a document starts with a line `---`';
  return new DocumentError('document-ignored', offset, message);
}
