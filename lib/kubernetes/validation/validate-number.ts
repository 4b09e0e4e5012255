import type { FieldPath } from '../field-path';
import { invalid, type FieldError } from './field-error';
import { numberOf } from './json';

/**
 * A number that may not be negative; absent is 0.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/api/validation/generic.go ValidateNonnegativeField
 */
export function validateNonNegative(value: unknown, path: FieldPath): readonly FieldError[] {
  const number = numberOf(value);
  return number < 0 ? [invalid(path, number, 'must be greater than or equal to 0')] : [];
}

/**
 * A number that has to be above zero; absent is 0.
 *
 * @see pkg/apis/core/validation/validation.go ValidatePositiveField
 */
export function validatePositive(value: unknown, path: FieldPath): readonly FieldError[] {
  const number = numberOf(value);
  return number <= 0 ? [invalid(path, number, 'must be greater than zero')] : [];
}
