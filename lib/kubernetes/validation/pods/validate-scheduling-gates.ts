import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { duplicate, type FieldError } from '../field-error';
import { listOf, objectOf, textOf } from '../values/json';
import { validateQualifiedName } from '../metadata/validate-labels';

/**
 * What a pod waits for before it is scheduled.
 *
 * @see pkg/apis/core/validation/validation.go validateSchedulingGates
 */
export function validateSchedulingGates(gates: unknown, path: FieldPath): readonly FieldError[] {
  const names = listOf(gates).map((gate) => textOf(objectOf(gate)['name']));
  return names.flatMap((name, index) =>
    allErrors(
      validateQualifiedName(name, [...path, index]),
      names.indexOf(name) < index ? [duplicate([...path, index], name)] : [],
    ),
  );
}
