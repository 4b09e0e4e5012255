import type { FieldPath } from '../../values/field-path';
import type { IntOrPercent } from '../../values/scaled-value';
import { invalid, type FieldError } from '../field-error';
import { hasForm, mismatch } from './name-problems';
import { validateNonNegative } from './validate-number';

const PERCENT = '[0-9]+%';
const PERCENT_MESSAGE = "a valid percent string must be a numeric string followed by an ending '%'";

/**
 * A count that is not negative, or a whole percentage.
 *
 * @see pkg/apis/apps/validation/validation.go ValidatePositiveIntOrPercent
 */
export function validateIntOrPercent(value: IntOrPercent, path: FieldPath): readonly FieldError[] {
  if (typeof value === 'number') return validateNonNegative(value, path);
  return hasForm(value, PERCENT) ? [] : [invalid(path, value, mismatch(PERCENT_MESSAGE, PERCENT, '1%', '93%'))];
}

/**
 * A percentage that is not above 100 %.
 *
 * @see pkg/apis/apps/validation/validation.go IsNotMoreThan100Percent
 */
export function validateAtMostAll(value: IntOrPercent, path: FieldPath): readonly FieldError[] {
  const isPercent = typeof value === 'string' && hasForm(value, PERCENT);
  return isPercent && amountOf(value) > 100 ? [invalid(path, value, 'must not be greater than 100%')] : [];
}

/**
 * The number in a count or a percentage; 0 for a text that is neither.
 *
 * @see pkg/apis/apps/validation/validation.go getIntOrPercentValue
 */
export function amountOf(value: IntOrPercent): number {
  if (typeof value === 'number') return value;
  if (hasForm(value, PERCENT)) return Number(value.slice(0, -1));
  return /^[-+]?\d+$/.test(value) ? Number(value) : 0;
}
