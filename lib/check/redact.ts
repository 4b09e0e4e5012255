import { formatFieldPath, own, type FieldPath } from '../kubernetes';
import { mayBeShown } from '../source';
import type { Manifest } from '../workload';

/** What stands where a value is kept back. */
export const NOT_SHOWN = '(not shown)';

/** The texts of a finding without the value that the manifest has at a field that may hold a secret. */
export function withoutValueAt(manifest: Manifest, path: FieldPath): ((text: string) => string) | undefined {
  if (mayBeShown(manifest.object, path)) return undefined;
  const values = [...scalarsIn(valueAt(manifest.object, path))].sort((one, other) => other.length - one.length);
  const hide = (text: string) => values.reduce(withoutValue, text);
  // A piece of the path may be the same text as the value, and says nothing about it. Go leaves out indices.
  const place = formatFieldPath(path);
  const places = [...new Set([place, place.replace(/\[\d+\]/g, '')])].filter((one) => one !== '');
  return (text) => outside(places, text, hide);
}

/** A text without a value, whole, as JSON has it, or cut off. */
function withoutValue(text: string, value: string): string {
  const whole = text.replaceAll(value, NOT_SHOWN).replaceAll(JSON.stringify(value).slice(1, -1), NOT_SHOWN);
  const start = value.slice(0, SHOWN_AT_MOST);
  if (value.length <= SHOWN_AT_MOST || !whole.includes(start)) return whole;
  return whole.split(start).join(NOT_SHOWN);
}

/** So many characters of a value tell it. */
const SHOWN_AT_MOST = 6;

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

/** Words that everybody writes, and that tell nothing: hidden, they would garble every sentence that has them. */
const SWITCHES = /^(?:true|false|yes|no|on|off|enabled?|disabled?|none|auto|always|never|default)$/i;

/** Every scalar below a value as text; names and the like of environment variables are none to hide, and neither is a yes or no. */
function* scalarsIn(value: unknown): Iterable<string> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) {
      if (key !== 'name' && key !== 'key') yield* scalarsIn(below);
    }
  } else if (value !== undefined && value !== null && String(value).length > 2 && !SWITCHES.test(String(value))) {
    yield String(value);
  }
}
