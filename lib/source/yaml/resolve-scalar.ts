import type { Json } from '../../kubernetes';
import { DocumentError } from '../documents/document-error';
import { numberType, resolvePlain, type PlainValue } from '../documents/resolve-plain';
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
  if (name === 'float' ? type === 'int' : name === 'int' && type === 'uint') return value;
  throw new DocumentError('value-type', start, `the value is not what its tag \`!!${name}\` says`);
}

const RESOLVED: ReadonlySet<string> = new Set(['bool', 'int', 'float', 'null', 'timestamp']);

function typeOf(value: PlainValue, text: string): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return numberType(text);
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
  return decodeUtf8(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const REPLACEMENT = '\ufffd';

/** As Go does, which puts a replacement for each byte that is wrong, not for each beginning of a character. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = UTF8.decode(bytes);
  if (!text.includes(REPLACEMENT)) return text;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const character = characterAt(bytes, at);
    parts.push(character?.text ?? REPLACEMENT);
    at += character?.length ?? 1;
  }
  return parts.join('');
}

function characterAt(bytes: Uint8Array, at: number): { readonly text: string; readonly length: number } | undefined {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return { text: String.fromCharCode(lead), length: 1 };
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (lead < 0xc2 || at + length > bytes.length || ((bytes[at + 1] ?? 0) & 0xc0) !== 0x80) return undefined;
  const text = UTF8.decode(bytes.subarray(at, at + length));
  const isWritten = text === REPLACEMENT && lead === 0xef;
  return isWritten || !text.startsWith(REPLACEMENT) ? { text, length } : undefined;
}
