import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { duplicate, invalid, notSupported, required, tooMany, type FieldError } from '../field-error';
import { isObject, isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateQualifiedName } from '../metadata/validate-labels';
import { own } from '../../values/own';

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];
const MOST_RULES = 20;
const MOST_CONDITIONS = 20;
const MOST_CODES = 255;

/**
 * What a Job makes of pods that fail.
 *
 * @see pkg/apis/batch/validation/validation.go validatePodFailurePolicy
 */
export function validatePodFailurePolicy(spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const rules = listOf(objectOf(spec['podFailurePolicy'])['rules']);
  const at = [...path, 'rules'];
  const containers = ['containers', 'initContainers'].flatMap((list) =>
    listOf(own(objectOf(objectOf(spec['template'])['spec']), list)).map((container) =>
      textOf(objectOf(container)['name']),
    ),
  );
  return allErrors(
    rules.length > MOST_RULES ? [tooMany(at, rules.length, MOST_RULES)] : [],
    rules.flatMap((rule, index) => validateRule(objectOf(rule), spec, containers, [...at, index])),
  );
}

function validateRule(
  { action, onExitCodes, onPodConditions }: JsonObject,
  spec: JsonObject,
  containers: readonly string[],
  path: FieldPath,
): readonly FieldError[] {
  const conditions = listOf(onPodConditions);
  const [hasCodes, hasConditions] = [isObject(onExitCodes), conditions.length > 0];
  return allErrors(
    validateAction(textOf(action), isSet(spec['backoffLimitPerIndex']), [...path, 'action']),
    hasCodes ? validateExitCodes(objectOf(onExitCodes), containers, [...path, 'onExitCodes']) : [],
    validateConditions(conditions, [...path, 'onPodConditions']),
    hasCodes && hasConditions
      ? [invalid(path, undefined, 'specifying both OnExitCodes and OnPodConditions is not supported')]
      : [],
    hasCodes || hasConditions
      ? []
      : [invalid(path, undefined, 'specifying one of OnExitCodes and OnPodConditions is required')],
  );
}

function validateAction(action: string, hasLimitPerIndex: boolean, path: FieldPath): readonly FieldError[] {
  if (action === 'FailIndex' && !hasLimitPerIndex) {
    return [invalid(path, action, 'requires the backoffLimitPerIndex to be set')];
  }
  return validateOneOf(action, ACTIONS, path);
}

/** A text that has to be one of a few, and to be there. */
function validateOneOf(value: string, choices: readonly string[], path: FieldPath): readonly FieldError[] {
  if (value === '') return [required(path, `valid values: [${choices.map((one) => JSON.stringify(one)).join(' ')}]`)];
  return choices.includes(value) ? [] : [notSupported(path, value, choices)];
}

function validateConditions(conditions: readonly unknown[], path: FieldPath): readonly FieldError[] {
  return allErrors(
    conditions.length > MOST_CONDITIONS ? [tooMany(path, conditions.length, MOST_CONDITIONS)] : [],
    conditions.flatMap((condition, index) => {
      const { type, status } = objectOf(condition);
      return allErrors(
        validateQualifiedName(textOf(type), [...path, index, 'type']),
        validateOneOf(textOf(status) || 'True', STATUSES, [...path, index, 'status']),
      );
    }),
  );
}

function validateExitCodes(
  { operator, containerName, values }: JsonObject,
  containers: readonly string[],
  path: FieldPath,
): readonly FieldError[] {
  const codes = listOf(values).map((code) => numberOf(code));
  const at = [...path, 'values'];
  const name = textOf(containerName);
  const detail = 'must be one of the container or initContainer names in the pod template';
  const isOrdered = codes.every((code, index) => index === 0 || (codes[index - 1] ?? code) <= code);
  return allErrors(
    validateOneOf(textOf(operator), OPERATORS, [...path, 'operator']),
    isSet(containerName) && !containers.includes(name) ? [invalid([...path, 'containerName'], name, detail)] : [],
    codes.length === 0 ? [invalid(at, codes, 'at least one value is required')] : [],
    codes.length > MOST_CODES ? [tooMany(at, codes.length, MOST_CODES)] : [],
    codes.flatMap((code, index) =>
      allErrors(
        operator === 'In' && code === 0 ? [invalid([...at, index], code, 'must not be 0 for the In operator')] : [],
        codes.indexOf(code) < index ? [duplicate([...at, index], code)] : [],
      ),
    ),
    isOrdered ? [] : [invalid(at, codes, 'must be ordered')],
  );
}
