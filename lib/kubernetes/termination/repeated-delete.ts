import type { Seconds } from '../values/seconds';

/** What a further delete call does to a pod that is being deleted. */
export interface RepeatedDelete {
  /** Whether the call has shortened the grace period. */
  readonly graceful: boolean;
  /** Whether the call changes nothing, because the deletion under way is at least as fast. */
  readonly gracefulPending: boolean;
  /** The grace period that the call ends up asking for. */
  readonly optionsGrace: Seconds;
  /** The pod's `deletionGracePeriodSeconds` from now on. */
  readonly deletionGrace: Seconds;
}

/**
 * What a delete call does to a pod whose `deletionTimestamp` is set: the grace period can only shrink, a negative one
 * counts as one second, and an object whose period is already 0 is removed at once.
 *
 * @param deletionGrace the pod's `deletionGracePeriodSeconds`
 * @param requested the call's `gracePeriodSeconds`; without one, the deletion under way goes on
 * @param elapsed since the first delete call; what has passed cannot be taken back. Default: 0
 * @see staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go BeforeDelete
 */
export function repeatedDelete(
  deletionGrace: Seconds,
  requested?: Seconds | null,
  elapsed: Seconds = 0,
): RepeatedDelete {
  const current = secondIfNegative(deletionGrace);
  const optionsGrace = secondIfNegative(requested ?? current);
  if (current === 0) return { graceful: false, gracefulPending: false, optionsGrace, deletionGrace: current };
  if (optionsGrace >= current) return { graceful: false, gracefulPending: true, optionsGrace, deletionGrace: current };
  const isOver = optionsGrace < elapsed && optionsGrace !== 0;
  return { graceful: true, gracefulPending: false, optionsGrace, deletionGrace: isOver ? 1 : optionsGrace };
}

function secondIfNegative(period: Seconds): Seconds {
  return period < 0 ? 1 : period;
}
