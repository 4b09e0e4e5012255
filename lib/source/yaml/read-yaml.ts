import type { Json } from '../../kubernetes';
import { DocumentError } from '../documents/document-error';
import type { Place } from '../places/place';
import { Composer } from './compose';
import { forbiddenCharacter } from './forbidden-character';
import { parse, type Parsed } from './parser';

/** A document read: its value, where everything stands if that was asked for, and what is wrong although it could be read. */
export interface YamlReading {
  readonly value: Json;
  readonly place?: Place;
  readonly warnings: readonly DocumentError[];
}

/**
 * Reads one YAML document as kubectl does: what it refuses is an error, what it reads has the same value.
 *
 * @param recording whether to note where everything stands
 * @throws DocumentError for a text that cannot be read
 */
export function readYaml(text: string, recording: boolean): YamlReading {
  const { root, ignoredFrom } = parsed(text);
  const composer = new Composer(recording);
  const value = root ? composer.read(root) : null;
  if (composer.infinite !== undefined && isInfinite(value))
    throw new DocumentError('value-type', composer.infinite, INFINITE);
  const place = root ? composer.place : { start: 0, end: 0 };
  const ignored = ignoredFrom === undefined ? [] : [ignoredDocument(ignoredFrom)];
  return { value, ...(recording && place && { place }), warnings: [...composer.warnings, ...ignored] };
}

const INFINITE = 'infinity and NaN do not exist in JSON, so kubectl refuses them';

/** Whether a value is, or holds, a number that JSON has not. The depth of values is bounded. */
function isInfinite(value: Json): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((one) => one !== undefined && isInfinite(one))
  );
}

/** kubectl's reader takes so many bytes at once, and looks at so many behind a token. */
const CHUNK = 512;
const LOOKED_AHEAD = 4;

/** The last line always ends, and a character that cannot stand in YAML goes unseen where nobody reads any more. */
function parsed(text: string): Parsed {
  const forbidden = forbiddenCharacter(text);
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (!forbidden) return parse(whole);
  const readable = ignoring(whole, forbidden.offset);
  if (!readable) throw forbidden;
  return readable;
}

function ignoring(text: string, offset: number): Parsed | undefined {
  try {
    const result = parse(text);
    if (result.ignoredFrom === undefined) return undefined;
    const [read, at] = [result.ignoredFrom, offset].map((end) => new TextEncoder().encode(text.slice(0, end)).length);
    return Math.floor((at ?? 0) / CHUNK) > Math.floor(((read ?? 0) + LOOKED_AHEAD) / CHUNK) ? result : undefined;
  } catch {
    return undefined;
  }
}

function ignoredDocument(offset: number): DocumentError {
  const message = 'kubectl ignores everything from here on: a document starts with a line `---`';
  return new DocumentError('document-ignored', offset, message);
}
