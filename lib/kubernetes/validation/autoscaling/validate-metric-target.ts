import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, required, type FieldError } from '../field-error';
import { isSet, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { pathSegmentProblems } from '../values/path-segment-problems';
import { formatQuantity } from '../values/format-quantity';
import { quantityInThousandths } from '../values/quantity';
import { own } from '../../values/own';

/**
 * What a metric is held at.
 *
 * @see pkg/apis/autoscaling/validation/validation.go validateMetricTarget
 */
export function validateMetricTarget(target: unknown, path: FieldPath): readonly FieldError[] {
  const fields = objectOf(target);
  const type = textOf(fields['type']);
  const isKnown = ['Utilization', 'Value', 'AverageValue'].includes(type);
  const utilization = numberOf(fields['averageUtilization'], 1);
  const detail = 'must be either Utilization, Value, or AverageValue';
  return allErrors(
    type === '' ? [required([...path, 'type'], 'must specify a metric target type')] : [],
    isKnown ? [] : [invalid([...path, 'type'], type, detail)],
    validatePositiveQuantity(fields, 'value', path),
    validatePositiveQuantity(fields, 'averageValue', path),
    utilization < 1 ? [invalid([...path, 'averageUtilization'], utilization, 'must be greater than 0')] : [],
  );
}

function validatePositiveQuantity(target: JsonObject, field: string, path: FieldPath): readonly FieldError[] {
  const quantity = own(target, field);
  const isPositive = !isSet(quantity) || (quantityInThousandths(quantity) ?? 1n) > 0n;
  return isPositive ? [] : [invalid([...path, field], formatQuantity(quantity), 'must be positive')];
}

/**
 * Which metric is meant.
 *
 * @see pkg/apis/autoscaling/validation/validation.go validateMetricIdentifier
 */
export function validateMetricName(metric: unknown, path: FieldPath): readonly FieldError[] {
  const name = textOf(objectOf(metric)['name']);
  if (name === '') return [required([...path, 'name'], 'must specify a metric name')];
  return pathSegmentProblems(name).map((problem) => invalid([...path, 'name'], name, problem));
}
