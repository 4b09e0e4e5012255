import type { FieldPath } from '../../values/field-path';
import type { FieldError } from '../field-error';
import { listOf, objectOf, textOf } from '../values/json';
import { validateQualifiedName } from '../metadata/validate-labels';

/**
 * The conditions that a pod needs beyond its containers' probes to count as ready.
 *
 * @see pkg/apis/core/validation/validation.go validateReadinessGates
 */
export function validateReadinessGates(gates: unknown, path: FieldPath): readonly FieldError[] {
  return listOf(gates).flatMap((gate, index) =>
    validateQualifiedName(textOf(objectOf(gate)['conditionType']), [...path, index, 'conditionType']),
  );
}
