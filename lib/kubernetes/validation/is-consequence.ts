import type { FieldPath } from '../values/field-path';
import type { FieldError } from './field-error';

/**
 * Whether an error may be there only because some fields cannot be read: it is about such a field, what is in it or
 * what it stands in, or (where the field does not exist) about a field beside it, which the user may have meant.
 */
export function consequencesOf(causes: readonly FieldError[]): (error: FieldError) => boolean {
  const fields = new Set(causes.map(({ path }) => keyOf(path)));
  const around = new Set(causes.flatMap(({ path }) => waysTo(path)));
  const beside = new Set(causes.flatMap(({ type, path }) => (type === 'Unknown' ? [keyOf(path.slice(0, -1))] : [])));
  return ({ path }) =>
    around.has(keyOf(path)) ||
    waysTo(path).some((way) => fields.has(way)) ||
    (path.length > 0 && beside.has(keyOf(path.slice(0, -1))));
}

/** A path and all that it leads through, from the object down. */
function waysTo(path: FieldPath): readonly string[] {
  return [...path, ''].map((_, depth) => keyOf(path.slice(0, depth)));
}

function keyOf(path: FieldPath): string {
  return JSON.stringify(path);
}
