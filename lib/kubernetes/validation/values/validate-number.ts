import type { FieldPath } from '../../values/field-path';
import { invalid, type FieldError } from '../field-error';
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

const LARGEST_ID = 2 ** 31 - 1;

/**
 * The number of a user or a group; absent is valid.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsValidUserID
 */
export function validateId(value: unknown, path: FieldPath): readonly FieldError[] {
  const id = numberOf(value);
  return id < 0 || id > LARGEST_ID ? [invalid(path, id, `must be between 0 and ${LARGEST_ID}, inclusive`)] : [];
}
