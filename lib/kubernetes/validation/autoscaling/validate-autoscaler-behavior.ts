import { isAtLeast, type KubernetesVersion } from '../../versions/kubernetes-version';
import type { FieldPath } from '../../values/field-path';
import type { Seconds } from '../../values/seconds';
import { allErrors } from '../all-errors';
import { invalid, notSupported, required, type FieldError } from '../field-error';
import { isObject, isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { formatQuantity } from '../values/format-quantity';
import { quantityInThousandths } from '../values/quantity';
import { own } from '../../values/own';

const LONGEST_WINDOW: Seconds = 3600;
const LONGEST_PERIOD: Seconds = 1800;

/**
 * How fast an autoscaler goes up and down. What a direction does not say has a valid default.
 *
 * @see pkg/apis/autoscaling/validation/validation.go validateBehavior
 */
export function validateAutoscalerBehavior(
  behavior: unknown,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const fields = objectOf(behavior);
  return ['scaleUp', 'scaleDown']
    .filter((direction) => isObject(own(fields, direction)))
    .flatMap((direction) => validateScalingRules(objectOf(own(fields, direction)), version, [...path, direction]));
}

function validateScalingRules(rules: JsonObject, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const { stabilizationWindowSeconds, selectPolicy, policies, tolerance } = rules;
  const choices = ['Disabled', 'Max', 'Min'];
  const isKnown = !isSet(selectPolicy) || choices.includes(textOf(selectPolicy));
  const hasNone = isSet(policies) && listOf(policies).length === 0;
  const isNegative = isAtLeast(version, '1.35') && (quantityInThousandths(tolerance) ?? 0n) < 0n;
  const detail = 'must be greater than or equal to 0';
  return allErrors(
    validateWindow(numberOf(stabilizationWindowSeconds), [...path, 'stabilizationWindowSeconds']),
    isKnown ? [] : [notSupported([...path, 'selectPolicy'], selectPolicy, choices)],
    hasNone ? [required([...path, 'policies'], 'must specify at least one Policy')] : [],
    listOf(policies).flatMap((policy, index) => validatePolicy(objectOf(policy), [...path, 'policies', index])),
    isNegative ? [invalid([...path, 'tolerance'], formatQuantity(tolerance), detail)] : [],
  );
}

function validateWindow(window: Seconds, path: FieldPath): readonly FieldError[] {
  if (window < 0) return [invalid(path, window, 'must be greater than or equal to zero')];
  return window > LONGEST_WINDOW ? [invalid(path, window, `must be less than or equal to ${LONGEST_WINDOW}`)] : [];
}

function validatePolicy({ type, value, periodSeconds }: JsonObject, path: FieldPath): readonly FieldError[] {
  const choices = ['Percent', 'Pods'];
  const period = numberOf(periodSeconds);
  const at = [...path, 'periodSeconds'];
  return allErrors(
    choices.includes(textOf(type)) ? [] : [notSupported([...path, 'type'], textOf(type), choices)],
    numberOf(value) <= 0 ? [invalid([...path, 'value'], numberOf(value), 'must be greater than zero')] : [],
    period <= 0 ? [invalid(at, period, 'must be greater than zero')] : [],
    period > LONGEST_PERIOD ? [invalid(at, period, `must be less than or equal to ${LONGEST_PERIOD}`)] : [],
  );
}
