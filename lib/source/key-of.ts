import type { Json } from '../kubernetes';
import { DocumentError } from './document-error';

/**
 * A key as JSON has it: numbers and booleans become text.
 *
 * @see sigs.k8s.io/yaml yaml.go convertToJSONableObject
 */
export function keyOf(value: Json, offset: number): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return formatNumber(value);
  const what = value === null ? 'null' : Array.isArray(value) ? 'a list' : 'a mapping';
  throw new DocumentError(
    'key-type',
    offset,
    `${what} cannot be a key in JSON: quote the key, or write one before \`:\``,
  );
}

function formatNumber(value: number): string {
  return String(value);
}
