import type { YAMLError } from 'yaml';
import type { Json } from '../../kubernetes';
import { DocumentError } from '../document-error';
import type { Place } from '../place';
import type { ProblemCode } from '../problem';
import { TreeReader } from './tree-reader';
import { yamlPackage } from './yaml-package';

/** A document read: its value, where everything stands, and what is wrong with it although it could be read. */
export interface FullReading {
  readonly value: Json;
  readonly place: Place;
  readonly warnings: readonly DocumentError[];
}

/**
 * Reads one YAML document of any shape.
 *
 * @throws DocumentError for a text that cannot be read
 */
export function readFull(text: string): FullReading {
  const { parseAllDocuments } = yamlPackage();
  const parsed = parseAllDocuments(text, {
    version: '1.1',
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    strict: true,
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  const [document, next] = documents;
  if (!document) return { value: null, place: { start: 0, end: 0 }, warnings: [] };
  const [error] = document.errors;
  if (error) throw worded(error);
  const reader = new TreeReader();
  const { value, place } = reader.read(document.contents);
  if (next) reader.warn('document-ignored', next.range[0], 'a second document starts without a line `---` before it');
  return { value, place, warnings: reader.warnings };
}

const CODES: Partial<Record<YAMLError['code'], ProblemCode>> = {
  TAB_AS_INDENT: 'tab-indentation',
  RESOURCE_EXHAUSTION: 'nesting-too-deep',
};

const WORDS: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'a tab indents this line; YAML is indented with spaces only',
  RESOURCE_EXHAUSTION: 'values are nested too deep',
  BAD_INDENT: 'this line is indented less or more than the block that it belongs to',
  BAD_DQ_ESCAPE: 'this escape does not exist in double quotes: write `\\\\` for a backslash, or use single quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a mapping or list starts where the line already holds a key and a value: put it on a line of its own, or quote the value',
  MULTILINE_IMPLICIT_KEY: 'a key has to stand on one line and be followed by `:`',
  BAD_SCALAR_START: 'a value cannot start with this character: quote it',
  MISSING_CHAR: 'a closing quote, bracket, or separator is missing',
};

function worded({ code, pos, message }: YAMLError): DocumentError {
  return new DocumentError(CODES[code] ?? 'syntax', pos[0], WORDS[code] ?? message);
}
