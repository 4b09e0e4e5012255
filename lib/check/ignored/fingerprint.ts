import { asObject, asString, type FieldPath, type Json, own } from '../../kubernetes';
import { identityOf, type Manifest } from '../../workload';

/**
 * What stays the same about a finding from one run to the next, however the file is edited around it: the rule, the
 * object and the field, where an item of a list goes by its name. Sixteen hexadecimal digits.
 */
export function fingerprintOf(rule: string, manifest: Manifest, path: FieldPath): string {
  const { apiVersion, kind, namespace, name } = identityOf(manifest);
  const group = apiVersion.slice(0, apiVersion.indexOf('/') + 1);
  return hash([rule, group, kind, namespace, name, ...namedSteps(manifest.object, path)].join('\n'));
}

/** The path with the name of a list's item in place of its position. */
function namedSteps(object: Json, path: FieldPath): readonly string[] {
  let value: unknown = object;
  return path.map((step) => {
    value =
      typeof value === 'object' && value !== null ? own(value as Record<string | number, unknown>, step) : undefined;
    return typeof step === 'number' ? `[${asString(asObject(value)['name']) ?? step}]` : step;
  });
}

/** FNV-1a over 64 bits, as two halves: well spread, and no secret is behind it. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + (low >>> 24)), 0x01000193);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
