import type { FieldPath } from '../../values/field-path';
import type { Seconds } from '../../values/seconds';
import { invalid, type FieldError } from '../field-error';
import { numberOf, objectOf } from '../values/json';

/**
 * The `sleep` handler of a hook: not longer than the pod's grace period (the message says "less than", but equal is
 * accepted), and zero only where Kubernetes has zero sleeps.
 *
 * @param sleep the handler's mapping
 * @param grace the pod's `terminationGracePeriodSeconds`; without one there is nothing to compare with
 * @param zeroAllowed feature `zero-sleep`
 * @see pkg/apis/core/validation/validation.go validateSleepAction
 */
export function validateSleepAction(
  sleep: unknown,
  grace: Seconds | undefined,
  zeroAllowed: boolean,
  path: FieldPath,
): readonly FieldError[] {
  // What is no number is refused as such, before anything is compared with it.
  if (grace === undefined || Number.isNaN(grace)) return [];
  const seconds = numberOf(objectOf(sleep)['seconds']);
  const isTooShort = zeroAllowed ? seconds < 0 : seconds <= 0;
  if (!isTooShort && !(seconds > grace)) return [];
  const detail = zeroAllowed
    ? `must be non-negative and less than terminationGracePeriodSeconds (${grace})`
    : `must be greater than 0 and less than terminationGracePeriodSeconds (${grace}). ` +
      'Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.';
  return [invalid(path, seconds, detail)];
}
