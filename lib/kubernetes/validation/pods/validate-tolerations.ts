import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, notSupported, type FieldError } from '../field-error';
import { isSet, listOf, objectOf, textOf } from '../values/json';
import { labelValueProblems } from '../values/label-problems';
import { validateQualifiedName } from '../metadata/validate-labels';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/**
 * Which taints of nodes a pod tolerates.
 *
 * @see pkg/apis/core/validation/validation.go ValidateTolerations
 */
export function validateTolerations(tolerations: unknown, path: FieldPath): readonly FieldError[] {
  return listOf(tolerations).flatMap((toleration, index) => validateToleration(toleration, [...path, index]));
}

function validateToleration(toleration: unknown, path: FieldPath): readonly FieldError[] {
  const { key, operator, value, effect, tolerationSeconds } = objectOf(toleration);
  const [name, relation, taintEffect] = [textOf(key), textOf(operator), textOf(effect)];
  const isTimed = isSet(tolerationSeconds) && taintEffect !== 'NoExecute';
  const anyKey = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
  return allErrors(
    name === '' ? [] : validateQualifiedName(name, [...path, 'key']),
    name === '' && relation !== 'Exists' ? [invalid([...path, 'operator'], relation, anyKey)] : [],
    isTimed
      ? [invalid([...path, 'effect'], taintEffect, "effect must be 'NoExecute' when `tolerationSeconds` is set")]
      : [],
    validateRelation(relation, textOf(value), [...path, 'operator']),
    taintEffect === '' || EFFECTS.includes(taintEffect)
      ? []
      : [notSupported([...path, 'effect'], taintEffect, EFFECTS)],
  );
}

function validateRelation(operator: string, value: string, path: FieldPath): readonly FieldError[] {
  switch (operator) {
    case '':
    case 'Equal': {
      const problems = labelValueProblems(value);
      return problems.length === 0 ? [] : [invalid(path, value, problems.join(';'))];
    }
    case 'Exists':
      return value === '' ? [] : [invalid(path, value, "value must be empty when `operator` is 'Exists'")];
    case 'Gt':
    case 'Lt':
      return [notSupported(path, operator, ['Equal', 'Exists', 'Lt', 'Gt'])];
    default:
      return [notSupported(path, operator, ['Equal', 'Exists'])];
  }
}
