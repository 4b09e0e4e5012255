import type { FieldError } from '../validation/field-error';

/** Puts errors in the order in which their fields stand once the keys are sorted. */
export function byKey({ path: one }: FieldError, { path: other }: FieldError): number {
  const at = one.findIndex((step, depth) => step !== other[depth]);
  const [mine, yours] = [one[at], other[at]];
  if (mine === undefined || yours === undefined) return one.length - other.length;
  return mine < yours ? -1 : 1;
}
