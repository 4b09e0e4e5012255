import type { FieldError } from './field-error';

/**
 * Whether an error may be there only because a field cannot be read: it is about that field, what is in it or what it
 * stands in, or (where the field does not exist) about a field beside it, which the user may have meant.
 */
export function isConsequence(error: FieldError, cause: FieldError): boolean {
  const depth = Math.min(error.path.length, cause.path.length);
  const shared = sharedSteps(error, cause);
  return (
    shared === depth || (cause.type === 'Unknown' && shared === depth - 1 && error.path.length === cause.path.length)
  );
}

function sharedSteps({ path: one }: FieldError, { path: other }: FieldError): number {
  const parting = one.findIndex((step, depth) => step !== other[depth]);
  return parting < 0 ? one.length : parting;
}
