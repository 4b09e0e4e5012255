import type { Json } from '../../kubernetes';
import { DocumentError } from '../documents/document-error';
import { isFloat, resolvePlain, type PlainValue } from '../documents/resolve-plain';
import type { ScalarNode } from './node';

const PREFIX = 'tag:yaml.org,2002:';

/**
 * The value of a scalar with its tag and its quotes taken into account.
 *
 * @see go.yaml.in/yaml/v2 decode.go scalar, resolve.go resolve
 */
export function resolveScalar(node: ScalarNode): Json {
  const { text, tag, isPlain } = node;
  return tag === '' ? (isPlain ? resolvePlain(text) : text) : tagged(node);
}

function tagged({ tag, text, start }: ScalarNode): PlainValue {
  const name = tag.startsWith(PREFIX) ? tag.slice(PREFIX.length) : '';
  if (name === 'binary') return decodeBinary(text, start);
  if (!RESOLVED.has(name)) return text;
  const value = resolvePlain(text);
  const type = typeOf(value, text);
  if (name === 'timestamp' ? type === 'str' && isTimestamp(text) : type === name) return value;
  if (name === 'float' && type === 'int') return value;
  throw new DocumentError('value-type', start, `the value is not what its tag \`!!${name}\` says`);
}

const RESOLVED: ReadonlySet<string> = new Set(['bool', 'int', 'float', 'null', 'timestamp']);

function typeOf(value: PlainValue, text: string): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return isFloat(text) ? 'float' : 'int';
  return typeof value === 'boolean' ? 'bool' : 'str';
}

function isTimestamp(text: string): boolean {
  return /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)$| \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?$)/.test(
    text,
  );
}

function decodeBinary(text: string, start: number): string {
  const base64 = text.replace(/[\r\n]/g, '');
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
    throw new DocumentError('value-type', start, 'the value is tagged `!!binary` and is not base64');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
  );
}
