import type { Scalar } from 'yaml';
import type { Json } from '../../kubernetes';
import { DocumentError } from '../document-error';
import { resolvePlain, type PlainValue } from '../resolve-plain';

const PREFIX = 'tag:yaml.org,2002:';

/**
 * The value of a scalar with its tag and its quotes taken into account.
 *
 * @see go.yaml.in/yaml/v2 decode.go scalar
 */
export function resolveScalar(node: Scalar.Parsed): Json {
  const text = node.source;
  const tag = node.tag?.startsWith(PREFIX) ? node.tag.slice(PREFIX.length) : node.tag;
  const value = tag === undefined ? (node.type === 'PLAIN' ? resolvePlain(text) : text) : tagged(tag, text, node);
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  throw new DocumentError(
    'value-type',
    node.range[0],
    'infinity and NaN do not exist in JSON, so kubectl refuses them',
  );
}

function tagged(tag: string, text: string, node: Scalar.Parsed): PlainValue {
  if (tag === 'binary') return decodeBinary(text, node);
  if (!RESOLVED.has(tag)) return text;
  const value = resolvePlain(text);
  if (typeOf(value) === tag || (tag === 'float' && typeof value === 'number')) return value;
  throw new DocumentError('value-type', node.range[0], `the value is not what its tag \`!!${tag}\` says`);
}

const RESOLVED: ReadonlySet<string> = new Set(['bool', 'int', 'float', 'null']);

function typeOf(value: PlainValue): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return typeof value === 'boolean' ? 'bool' : 'str';
}

function decodeBinary(text: string, node: Scalar.Parsed): string {
  const base64 = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) {
    throw new DocumentError('value-type', node.range[0], 'the value is tagged `!!binary` and is not base64');
  }
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}
