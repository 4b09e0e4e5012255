import { formatFieldPath, own, type FieldPath } from '../kubernetes';
import type { Manifest } from '../workload';

/** What stands where a value is kept back. */
export const NOT_SHOWN = '(not shown)';

/**
 * Whether a field may hold a secret: the data of a Secret or ConfigMap, the value of an environment variable, an
 * annotation that is not ours.
 */
export function isConfidential(kind: string, path: FieldPath): boolean {
  if ((kind === 'Secret' || kind === 'ConfigMap') && /^(data|stringData|binaryData)$/.test(String(path[0])))
    return true;
  const under = (name: string) => path.indexOf(name);
  const annotations = under('annotations');
  if (annotations >= 0 && !String(path[annotations + 1] ?? '').startsWith('zero-downtime/')) return true;
  return under('env') >= 0;
}

/** The texts of a finding without the value that the manifest has at a confidential field. */
export function withoutValueAt(manifest: Manifest, path: FieldPath): ((text: string) => string) | undefined {
  if (!isConfidential(String(manifest.object['kind']), path)) return undefined;
  const values = [...scalarsIn(valueAt(manifest.object, path))].sort((one, other) => other.length - one.length);
  const hide = (text: string) => values.reduce((rest, value) => rest.replaceAll(value, NOT_SHOWN), text);
  // A piece of the path may be the same text as the value, and says nothing about it. Go leaves out indices.
  const place = formatFieldPath(path);
  const places = [...new Set([place, place.replace(/\[\d+\]/g, '')])].filter((one) => one !== '');
  return (text) => outside(places, text, hide);
}

/** Changes a text but for the places in it. */
function outside([place, ...others]: readonly string[], text: string, change: (text: string) => string): string {
  if (place === undefined) return change(text);
  return text
    .split(place)
    .map((part) => outside(others, part, change))
    .join(place);
}

/** The value at a path, if there is one. */
export function valueAt(object: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? own(value as Record<string | number, unknown>, step) : undefined,
    object,
  );
}

/** Every scalar below a value as text; names and the like of environment variables are none to hide, and neither is a yes or no. */
function* scalarsIn(value: unknown): Iterable<string> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) {
      if (key !== 'name' && key !== 'key') yield* scalarsIn(below);
    }
  } else if (value !== undefined && value !== null && typeof value !== 'boolean' && String(value).length > 2) {
    yield String(value);
  }
}
