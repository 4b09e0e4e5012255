import { setOwn, type FieldPath, valueAt } from '../kubernetes';
import type { Misread } from './misread';
import type { Json, JsonObject, Manifest } from '../workload';

/** Numbers that are far apart: what holds with all of them holds whatever was meant. */
const FAR_APART = [1, 1000] as const;

/**
 * The manifests as they may be meant, where values of a wrong type stand in them: once with each value that is likely.
 * What the rules find in all of them, and in the manifests as they are, does not depend on what cannot be read.
 */
export function asTheyMayBeMeant(
  manifests: readonly Manifest[],
  misread: readonly Misread[],
): readonly (readonly Manifest[])[] {
  if (misread.length === 0) return [];
  return FAR_APART.map((fallback) => {
    const changed = new Map<Manifest, Manifest>();
    for (const { manifest, path, type } of misread) {
      const copy = changed.get(manifest) ?? { ...manifest, object: copyOf(manifest.object) as JsonObject };
      changed.set(manifest, copy);
      setMeant(copy.object, path, type, fallback);
    }
    return manifests.map((manifest) => changed.get(manifest) ?? manifest);
  });
}

/**
 * A copy that may be changed. What a program has put into an object and no manifest can hold, a function, stays what it
 * is; what stands in two places, or in itself, does so in the copy.
 */
function copyOf(value: Json, copies = new Map<object, Json>()): Json {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy = Array.isArray(value) ? ([] as Json[]) : ({} as Record<string, Json>);
  copies.set(value, copy);
  for (const [key, one] of Object.entries(value))
    setOwn(copy as Record<string, Json>, key, copyOf(one as Json, copies));
  return copy;
}

/** Changes a copy: one for all values of an object, however many cannot be read. */
function setMeant(copy: JsonObject, path: FieldPath, type: string, fallback: number): void {
  const holder = valueAt(copy, path.slice(0, -1));
  const last = path.at(-1);
  if (typeof holder !== 'object' || holder === null || last === undefined) return;
  setOwn(holder as Record<string | number, Json>, last, meantBy(valueAt(holder, [last]) as Json, type, fallback));
}

/** What somebody may have meant by a value of another type; null, which says nothing, where that is anybody's guess. */
function meantBy(value: Json | undefined, type: string, fallback: number): Json {
  if (/^(?:u?int|float)\d+$/.test(type) || type === 'intstr.IntOrString') return numberIn(value) ?? fallback;
  if (type === 'bool') return value === 'true' || value === 'yes' || value === 1;
  if (type === 'string') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  return type.startsWith('[]') && value !== undefined ? [value] : null;
}

/** The number at the start of a text such as `30s`, where the API server can hold it. */
function numberIn(value: Json | undefined): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const number = Math.trunc(Number.parseFloat(String(value)));
  return Math.abs(number) < 2 ** 31 ? number : undefined;
}
