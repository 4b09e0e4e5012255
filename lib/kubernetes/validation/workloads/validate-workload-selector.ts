import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, required, type FieldError } from '../field-error';
import { isObject } from '../values/json';
import { isEmptySelector, shownSelector, validateLabelSelector } from '../metadata/validate-label-selector';

/**
 * The selector of a Deployment or a StatefulSet: it has to be there, to be usable, and to select something.
 *
 * @param kind the kind in lower case, as the API server names it in its message
 * @see pkg/apis/apps/validation/validation.go ValidateDeploymentSpec, ValidateStatefulSetSpec
 */
export function validateWorkloadSelector(selector: unknown, kind: string, path: FieldPath): readonly FieldError[] {
  if (!isObject(selector)) return [required(path)];
  const isEmpty = isEmptySelector(selector);
  return allErrors(
    validateLabelSelector(selector, path),
    isEmpty ? [invalid(path, shownSelector(selector), `empty selector is invalid for ${kind}`)] : [],
  );
}
