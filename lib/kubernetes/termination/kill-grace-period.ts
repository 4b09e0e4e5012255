import { MINIMUM_KILL_WINDOW } from './killed-at';
import type { Seconds } from '../values/seconds';

/** What decides how long a container has when the kubelet stops it for a reason of its own. */
export interface KillGraceSources {
  /** Why it is stopped: a failed probe, or anything else. */
  readonly reason: 'startup' | 'liveness' | 'other';
  /** The pod's `spec.terminationGracePeriodSeconds`. */
  readonly pod?: Seconds | null;
  /** The pod's `metadata.deletionGracePeriodSeconds`. @default not deleted */
  readonly deletion?: Seconds | null;
  /** The startup probe's own `terminationGracePeriodSeconds`. */
  readonly startup?: Seconds | null;
  /** The liveness probe's own `terminationGracePeriodSeconds`. */
  readonly liveness?: Seconds | null;
}

/**
 * How long a container gets from the start of its preStop hook to SIGKILL, by the reason it is stopped for. A probe's
 * own grace period counts for that probe's failures only, may exceed the pod's, and no longer counts once the pod is
 * deleted.
 *
 * @see pkg/kubelet/kuberuntime/kuberuntime_container.go setTerminationGracePeriod
 */
export function killGracePeriod({ reason, pod, deletion, startup, liveness }: KillGraceSources): Seconds {
  if (typeof deletion === 'number') return deletion;
  if (typeof pod !== 'number') return MINIMUM_KILL_WINDOW;
  const ofProbe = { startup, liveness, other: undefined }[reason];
  return ofProbe ?? pod;
}
