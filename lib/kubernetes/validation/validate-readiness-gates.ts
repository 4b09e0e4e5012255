import type { FieldPath } from '../field-path';
import type { FieldError } from './field-error';
import { listOf, objectOf, textOf } from './json';
import { validateQualifiedName } from './validate-labels';

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
