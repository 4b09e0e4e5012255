import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { duplicate, invalid, notSupported, required, type FieldError } from '../field-error';
import { isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import type { PodContext } from './pod-context';
import { validateSpreadLabelKeys } from '../metadata/validate-label-keys';
import { validateLabelSelector } from '../metadata/validate-label-selector';
import { validatePositive } from '../values/validate-number';
import { own } from '../../values/own';

const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const POLICIES = ['Honor', 'Ignore'];

/**
 * How the pods of a workload are spread over nodes and zones.
 *
 * @see pkg/apis/core/validation/validation.go validateTopologySpreadConstraints
 */
export function validateTopologySpreadConstraints(
  constraints: unknown,
  context: PodContext,
  path: FieldPath,
): readonly FieldError[] {
  const all = listOf(constraints).map(objectOf);
  return all.flatMap((constraint, index) => {
    const at = [...path, index];
    const { topologyKey, whenUnsatisfiable } = constraint;
    return allErrors(
      validatePositive(constraint['maxSkew'], [...at, 'maxSkew']),
      textOf(topologyKey) === '' ? [required([...at, 'topologyKey'], 'can not be empty')] : [],
      validateAction(textOf(whenUnsatisfiable), [...at, 'whenUnsatisfiable']),
      validateNotRepeated(constraint, all.slice(index + 1), at),
      validateMinDomains(constraint, [...at, 'minDomains']),
      validatePolicy(constraint, 'nodeAffinityPolicy', at),
      validatePolicy(constraint, 'nodeTaintsPolicy', at),
      validateSpreadLabelKeys(constraint, context, at),
      validateLabelSelector(constraint['labelSelector'], [...at, 'labelSelector']),
    );
  });
}

function validateAction(action: string, path: FieldPath): readonly FieldError[] {
  return ACTIONS.includes(action) ? [] : [notSupported(path, action, ACTIONS)];
}

function validateNotRepeated(
  constraint: JsonObject,
  others: readonly JsonObject[],
  path: FieldPath,
): readonly FieldError[] {
  const kindOf = ({ topologyKey, whenUnsatisfiable }: JsonObject) =>
    `{${textOf(topologyKey)}, ${textOf(whenUnsatisfiable)}}`;
  const isRepeated = others.some((other) => kindOf(other) === kindOf(constraint));
  return isRepeated ? [duplicate([...path, '{topologyKey, whenUnsatisfiable}'], kindOf(constraint))] : [];
}

function validateMinDomains({ minDomains, whenUnsatisfiable }: JsonObject, path: FieldPath): readonly FieldError[] {
  if (!isSet(minDomains)) return [];
  const action = textOf(whenUnsatisfiable);
  const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`;
  return allErrors(
    validatePositive(minDomains, path),
    action === 'DoNotSchedule' ? [] : [invalid(path, numberOf(minDomains), detail)],
  );
}

function validatePolicy(constraint: JsonObject, field: string, path: FieldPath): readonly FieldError[] {
  const policy = own(constraint, field);
  if (!isSet(policy) || POLICIES.includes(textOf(policy))) return [];
  return [notSupported([...path, field], policy, POLICIES)];
}
