import { own, type FieldPath, type Json, type JsonObject } from '../../kubernetes';

/**
 * The path as far as somebody has written it: an absent field is reported where it would stand, at its nearest
 * written parent.
 */
export function asFarAsWritten(object: JsonObject, path: FieldPath): FieldPath {
  let value: Json | undefined = object;
  for (const [depth, step] of path.entries()) {
    value = valueAt(value, step);
    if (value === undefined || value === null) return path.slice(0, depth);
  }
  return path;
}

/** `is 20`, or for an absent field `is not set, so it is 30`. */
export function isOrDefaults(written: Json | undefined, value: number | string): string {
  return written === undefined || written === null ? `is not set, so it is ${value}` : `is ${value}`;
}

function valueAt(value: Json | undefined, step: string | number): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return own(value as Readonly<Record<string | number, Json | undefined>>, step);
}
