import type { FieldPath } from '../../values/field-path';
import { DAEMON_SET_DEFAULTS, DEPLOYMENT_DEFAULTS } from '../../workload-defaults';
import { allErrors } from '../all-errors';
import { invalid, required, type FieldError } from '../field-error';
import { intOrPercentOf, isSet, objectOf } from '../values/json';
import { amountOf, validateAtMostAll, validateIntOrPercent } from '../values/validate-int-or-percent';
import { validateNonNegative } from '../values/validate-number';

/**
 * `spec.strategy.rollingUpdate` of a Deployment, with the defaults of 25 %.
 *
 * @see pkg/apis/apps/validation/validation.go ValidateRollingUpdateDeployment
 */
export function validateRollingUpdate(rollingUpdate: unknown, path: FieldPath): readonly FieldError[] {
  const fields = objectOf(rollingUpdate);
  const maxUnavailable = intOrPercentOf(fields['maxUnavailable']) ?? DEPLOYMENT_DEFAULTS.maxUnavailable;
  const maxSurge = intOrPercentOf(fields['maxSurge']) ?? DEPLOYMENT_DEFAULTS.maxSurge;
  const isStuck = amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0;
  const at = [...path, 'maxUnavailable'];
  return allErrors(
    validateIntOrPercent(maxUnavailable, at),
    validateIntOrPercent(maxSurge, [...path, 'maxSurge']),
    isStuck ? [invalid(at, maxUnavailable, 'may not be 0 when `maxSurge` is 0')] : [],
    validateAtMostAll(maxUnavailable, at),
  );
}

/**
 * `spec.updateStrategy.rollingUpdate` of a DaemonSet, with the defaults of one unavailable and no surge: exactly one of
 * the two may be above zero.
 *
 * @see pkg/apis/apps/validation/validation.go ValidateRollingUpdateDaemonSet
 */
export function validateDaemonSetRollingUpdate(rollingUpdate: unknown, path: FieldPath): readonly FieldError[] {
  const fields = objectOf(rollingUpdate);
  const maxUnavailable = intOrPercentOf(fields['maxUnavailable']) ?? DAEMON_SET_DEFAULTS.maxUnavailable;
  const maxSurge = intOrPercentOf(fields['maxSurge']) ?? DAEMON_SET_DEFAULTS.maxSurge;
  const [unavailablePath, surgePath] = [
    [...path, 'maxUnavailable'],
    [...path, 'maxSurge'],
  ];
  const [hasUnavailable, hasSurge] = [amountOf(maxUnavailable) !== 0, amountOf(maxSurge) !== 0];
  return allErrors(
    validateIntOrPercent(maxUnavailable, unavailablePath),
    validateIntOrPercent(maxSurge, surgePath),
    validateAtMostAll(maxUnavailable, unavailablePath),
    validateAtMostAll(maxSurge, surgePath),
    hasUnavailable && hasSurge ? [invalid(surgePath, maxSurge, 'may not be set when maxUnavailable is non-zero')] : [],
    !hasUnavailable && !hasSurge ? [required(unavailablePath, 'cannot be 0 when maxSurge is 0')] : [],
  );
}

/**
 * `spec.updateStrategy.rollingUpdate` of a StatefulSet. `maxUnavailable` is dropped before it is validated, because its
 * feature gate is off by default.
 *
 * @see pkg/apis/apps/validation/validation.go validateRollingUpdateStatefulSet
 */
export function validateStatefulSetRollingUpdate(rollingUpdate: unknown, path: FieldPath): readonly FieldError[] {
  const { partition } = objectOf(rollingUpdate);
  return isSet(partition) ? validateNonNegative(partition, [...path, 'partition']) : [];
}
