import { formatFieldError, type FieldError } from '../../../lib/kubernetes';

/** Errors in the API server's words, in its order. */
export function words(errors: readonly FieldError[]): readonly string[] {
  return errors.map(formatFieldError);
}
