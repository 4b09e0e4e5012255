import type { FieldPath } from '../values/field-path';
import { allErrors } from './all-errors';
import { invalid, notSupported, type FieldError } from './field-error';
import { intOrPercentOf, isSet, objectOf, textOf, type JsonObject } from './values/json';
import { pathSegmentProblems } from './values/path-segment-problems';
import { validateAtMostAll, validateIntOrPercent } from './values/validate-int-or-percent';
import { shownSelector, validateLabelSelector } from './metadata/validate-label-selector';
import { validateFinalizerNames } from './metadata/validate-finalizers';
import { validateObjectMeta } from './metadata/validate-object-meta';

/**
 * A PodDisruptionBudget, as it stands in the manifest. Its metadata is looked at only when its spec is valid.
 *
 * @see pkg/apis/policy/validation/validation.go ValidatePodDisruptionBudget
 */
export function validatePodDisruptionBudget(budget: JsonObject): readonly FieldError[] {
  const ofSpec = validateDisruptionBudgetSpec(budget['spec'], ['spec']);
  if (ofSpec.length > 0) return ofSpec;
  return validateObjectMeta(budget['metadata'], pathSegmentProblems, ['metadata'], validateFinalizerNames);
}

/**
 * The spec of a PodDisruptionBudget. Neither field set is valid, and allows no eviction.
 *
 * @see pkg/apis/policy/validation/validation.go ValidatePodDisruptionBudgetSpec
 */
export function validateDisruptionBudgetSpec(budgetSpec: unknown, path: FieldPath): readonly FieldError[] {
  const spec = objectOf(budgetSpec);
  const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy: policy } = spec;
  const isBoth = isSet(minAvailable) && isSet(maxUnavailable);
  const policies = ['AlwaysAllow', 'IfHealthyBudget'];
  const isKnown = !isSet(policy) || policies.includes(textOf(policy));
  return allErrors(
    isBoth ? [invalid(path, shownSpec(spec), 'minAvailable and maxUnavailable cannot be both set')] : [],
    validateBound(minAvailable, [...path, 'minAvailable']),
    validateBound(maxUnavailable, [...path, 'maxUnavailable']),
    validateLabelSelector(spec['selector'], [...path, 'selector']),
    isKnown ? [] : [notSupported([...path, 'unhealthyPodEvictionPolicy'], policy, policies)],
  );
}

function validateBound(value: unknown, path: FieldPath): readonly FieldError[] {
  const bound = intOrPercentOf(value);
  return bound === undefined ? [] : allErrors(validateIntOrPercent(bound, path), validateAtMostAll(bound, path));
}

/** A spec as the API server shows it in a message: with the names of its own type. */
function shownSpec({ minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy }: JsonObject): unknown {
  return {
    MinAvailable: minAvailable,
    Selector: isSet(selector) ? shownSelector(selector) : null,
    MaxUnavailable: maxUnavailable,
    UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? null,
  };
}
