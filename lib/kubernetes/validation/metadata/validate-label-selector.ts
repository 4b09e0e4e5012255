import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { forbidden, invalid, required, type FieldError } from '../field-error';
import { isObject, listOf, objectOf, textOf } from '../values/json';
import { labelValueProblems } from '../values/label-problems';
import { validateLabels, validateQualifiedName } from './validate-labels';

/**
 * A label selector; an absent one is valid.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go ValidateLabelSelector
 */
export function validateLabelSelector(selector: unknown, path: FieldPath): readonly FieldError[] {
  const { matchLabels, matchExpressions } = objectOf(selector);
  return allErrors(
    validateLabels(matchLabels, [...path, 'matchLabels']),
    listOf(matchExpressions).flatMap((requirement, index) =>
      validateRequirement(requirement, [...path, 'matchExpressions', index]),
    ),
  );
}

function validateRequirement(requirement: unknown, path: FieldPath): readonly FieldError[] {
  const { key, operator, values } = objectOf(requirement);
  return allErrors(
    validateOperator(textOf(operator), listOf(values).length, path),
    validateQualifiedName(textOf(key), [...path, 'key']),
    listOf(values).flatMap((value, index) =>
      labelValueProblems(textOf(value)).map((problem) => invalid([...path, 'values', index], textOf(value), problem)),
    ),
  );
}

function validateOperator(operator: string, values: number, path: FieldPath): readonly FieldError[] {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values > 0) return [];
      return [required([...path, 'values'], "must be specified when `operator` is 'In' or 'NotIn'")];
    case 'Exists':
    case 'DoesNotExist':
      if (values === 0) return [];
      return [forbidden([...path, 'values'], "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")];
    default:
      return [invalid([...path, 'operator'], operator, 'not a valid selector operator')];
  }
}

/** Whether a selector is there and selects everything. */
export function isEmptySelector(selector: unknown): boolean {
  const { matchLabels, matchExpressions } = objectOf(selector);
  return isObject(selector) && Object.keys(objectOf(matchLabels)).length + listOf(matchExpressions).length === 0;
}

/** A selector as the API server shows it in a message: without its empty parts. */
export function shownSelector(selector: unknown): unknown {
  const { matchLabels, matchExpressions } = objectOf(selector);
  return {
    ...(Object.keys(objectOf(matchLabels)).length > 0 && { matchLabels }),
    ...(listOf(matchExpressions).length > 0 && { matchExpressions: listOf(matchExpressions).map(shownRequirement) }),
  };
}

function shownRequirement(requirement: unknown): unknown {
  const { key, operator, values } = objectOf(requirement);
  return { key, operator, ...(listOf(values).length > 0 && { values }) };
}
