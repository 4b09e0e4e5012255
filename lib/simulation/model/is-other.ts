import type { Json } from '../../kubernetes';

/** Whether two values say different things: the order of fields means nothing, and what is null is not there. */
export function isOther(before: Json | undefined, after: Json | undefined): boolean {
  return JSON.stringify(sorted(before)) !== JSON.stringify(sorted(after));
}

function sorted(value: Json | undefined): unknown {
  if (Array.isArray(value)) return value.map((one) => sorted(one as Json));
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value)
    .filter(([, one]) => one !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, one]) => [field, sorted(one)]);
}
