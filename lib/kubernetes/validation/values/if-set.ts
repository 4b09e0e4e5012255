import type { FieldPath } from '../../values/field-path';
import type { FieldError } from '../field-error';
import { isSet, type JsonObject } from './json';
import { own } from '../../values/own';

/** Nothing is wrong: most fields of most manifests are absent, so this is no new list each time. */
export const NO_ERRORS: readonly FieldError[] = [];

/** Looks at a field where it says anything; absent it is valid. */
export function ifSet(
  object: JsonObject,
  field: string,
  path: FieldPath,
  check: (value: unknown, path: FieldPath) => readonly FieldError[],
): readonly FieldError[] {
  return isSet(own(object, field)) ? check(own(object, field), [...path, field]) : NO_ERRORS;
}
