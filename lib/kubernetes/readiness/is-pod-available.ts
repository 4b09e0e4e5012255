import type { Seconds } from '../values/seconds';

/**
 * Whether a pod counts as available: ready, and for at least `minReadySeconds`.
 *
 * @param readyFor since the pod became ready; nothing when that moment is not known
 * @see pkg/api/v1/pod/util.go IsPodAvailable
 */
export function isPodAvailable(
  ready: boolean,
  readyFor: Seconds | null | undefined,
  minReadySeconds: Seconds,
): boolean {
  if (!ready) return false;
  return minReadySeconds === 0 || (typeof readyFor === 'number' && readyFor >= minReadySeconds);
}
