import type { Edit, Json } from '../../../lib/check';

/** A copy of a manifest with the edits of a finding made. */
export function withEdits(value: Json, edits: readonly Edit[]): Json {
  return edits.reduce((edited, { path, value: to }) => set(edited, path, to), structuredClone(value));
}

function set(parent: Json | undefined, [step, ...rest]: Edit['path'], value: Json): Json {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(parent) ? [...(parent as Json[])] : [];
    list[step] = set(list[step], rest, value);
    return list;
  }
  const object = typeof parent === 'object' && parent !== null && !Array.isArray(parent) ? parent : {};
  return { ...object, [step]: set((object as Record<string, Json | undefined>)[step], rest, value) };
}
