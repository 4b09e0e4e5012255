import type { Seconds } from '../values/seconds';

/** What decides how long the kubelet gives a pod that it stops. */
export interface GracePeriodSources {
  /** The pod's `spec.terminationGracePeriodSeconds`. @default none: 1 s */
  readonly spec?: Seconds | null;
  /** The pod's `metadata.deletionGracePeriodSeconds`, set by a delete call. @default not deleted */
  readonly deletion?: Seconds | null;
  /** What an eviction by the kubelet or the shutdown of the node asks for. @default nothing */
  readonly override?: Seconds | null;
  /** What the pod is being stopped with already; it can only shrink. @default 0, not being stopped */
  readonly current?: Seconds;
}

/**
 * The grace period with which the kubelet stops a pod: at least one second, and never longer than before.
 *
 * @see pkg/kubelet/pod_workers.go calculateEffectiveGracePeriod
 */
export function effectiveGracePeriod({ spec, deletion, override, current = 0 }: GracePeriodSources): Seconds {
  const requests = [deletion, override].filter((request) => typeof request === 'number');
  // Zero counts as "nothing asked for yet", so a later request may replace it.
  const requested = requests.reduce((grace, request) => (grace === 0 ? request : Math.min(grace, request)), current);
  const grace = requests.length === 0 && current === 0 ? (spec ?? 0) : requested;
  return Math.max(1, grace);
}
