import type { FieldPath } from '../../values/field-path';
import type { Seconds } from '../../values/seconds';
import { invalid, notSupported, type FieldError } from '../field-error';
import { numberOf, objectOf, textOf, type JsonObject } from '../values/json';

const AFFINITIES = ['ClientIP', 'None'];

/** How long a client may stay with a pod at most: a day. */
const LONGEST_AFFINITY: Seconds = 86_400;

/**
 * Whether a Service keeps a client with a pod, and for how long.
 *
 * @see pkg/apis/core/validation/validation.go validateClientIPAffinityConfig
 */
export function validateSessionAffinity(spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const affinity = textOf(spec['sessionAffinity']);
  if (affinity === '' || affinity === 'None') return [];
  if (!AFFINITIES.includes(affinity)) return [notSupported([...path, 'sessionAffinity'], affinity, AFFINITIES)];
  const { timeoutSeconds } = objectOf(objectOf(spec['sessionAffinityConfig'])['clientIP']);
  const timeout = numberOf(timeoutSeconds, LONGEST_AFFINITY);
  if (!(timeout <= 0 || timeout > LONGEST_AFFINITY)) return [];
  const at = [...path, 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'];
  return [invalid(at, timeout, `must be greater than 0 and less than ${LONGEST_AFFINITY}`)];
}
