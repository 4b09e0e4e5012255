import type { FieldError } from './field-error';
import { NO_ERRORS } from './values/if-set';

/** What several checks found, in their order. Nearly always nothing is wrong, and then this is no new list. */
export function allErrors(...checks: readonly (readonly FieldError[])[]): readonly FieldError[] {
  let errors = NO_ERRORS;
  for (const found of checks) {
    if (found.length > 0) errors = errors.length === 0 ? found : errors.concat(found);
  }
  return errors;
}
