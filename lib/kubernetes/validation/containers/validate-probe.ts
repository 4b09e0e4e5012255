import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, type FieldError } from '../field-error';
import { ifSet } from '../values/if-set';
import { isSet, numberOf, objectOf } from '../values/json';
import { PROBE_ACTIONS, validateHandler } from './validate-handler';
import { validateNonNegative } from '../values/validate-number';

/** The probes that a container can have. */
export type ProbeKind = 'readiness' | 'liveness' | 'startup';

const COUNTS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

/**
 * A probe as it stands in a manifest: zero counts as absent, and absent as the default, so neither is missed. No probe
 * has no errors.
 *
 * @see pkg/apis/core/validation/validation.go validateLivenessProbe, validateReadinessProbe, validateStartupProbe
 */
export function validateProbe(probe: unknown, kind: ProbeKind, path: FieldPath): readonly FieldError[] {
  if (!isSet(probe)) return [];
  const { successThreshold, terminationGracePeriodSeconds } = objectOf(probe);
  const successes = numberOf(successThreshold) || 1;
  const isReadiness = kind === 'readiness';
  const gracePath = [...path, 'terminationGracePeriodSeconds'];
  return allErrors(
    validateAnyProbe(probe, path),
    !isReadiness && successes !== 1 ? [invalid([...path, 'successThreshold'], successes, 'must be 1')] : [],
    isReadiness && isSet(terminationGracePeriodSeconds)
      ? [invalid(gracePath, terminationGracePeriodSeconds, 'must not be set for readinessProbes')]
      : [],
  );
}

/**
 * What holds for probes of every kind. No probe has no errors.
 *
 * @see pkg/apis/core/validation/validation.go validateProbe
 */
export function validateAnyProbe(probe: unknown, path: FieldPath): readonly FieldError[] {
  if (!isSet(probe)) return [];
  const fields = objectOf(probe);
  const grace = numberOf(fields['terminationGracePeriodSeconds'], 1);
  return allErrors(
    validateHandler(fields, PROBE_ACTIONS, path),
    COUNTS.flatMap((count) => ifSet(fields, count, path, validateNonNegative)),
    grace <= 0 ? [invalid([...path, 'terminationGracePeriodSeconds'], grace, 'must be greater than 0')] : [],
  );
}
