import { isPodAvailable } from '../readiness/is-pod-available';
import type { Seconds } from '../values/seconds';

/** A pod that its ReplicaSet counts: it has not ended, and is not being deleted. */
export interface CountedPod {
  readonly ready: boolean;
  /** Since when. @default not known */
  readonly readySince?: Seconds | undefined;
  /** Whether it has all labels of the pod template. @default true */
  readonly fullyLabeled?: boolean;
}

/** The counts in a ReplicaSet's `status`. */
export interface ReplicaSetStatus {
  readonly replicas: number;
  readonly fullyLabeledReplicas: number;
  readonly readyReplicas: number;
  /** Ready for `minReadySeconds`. */
  readonly availableReplicas: number;
  /** Those being deleted; only clusters with DeploymentReplicaSetTerminatingReplicas report them. */
  readonly terminatingReplicas?: number | undefined;
}

/**
 * Whether controllers count a pod: not one that has ended or is being deleted, which they replace at once.
 *
 * @param phase the pod's `status.phase`
 * @see pkg/controller/controller_utils.go IsPodActive
 */
export function isPodActive(phase: string, deleting: boolean): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed' && !deleting;
}

/**
 * The status that a ReplicaSet gets from its active pods. Pods that are being deleted are in none of the counts.
 *
 * @param now on the clock of `readySince`
 * @param terminatingReplicas its pods that are being deleted, where the cluster reports them. Default: it does not
 * @see pkg/controller/replicaset/replica_set_utils.go calculateStatus
 */
export function replicaSetStatus(
  pods: readonly CountedPod[],
  minReadySeconds: Seconds,
  now: Seconds,
  terminatingReplicas?: number,
): ReplicaSetStatus {
  let [fullyLabeledReplicas, readyReplicas, availableReplicas] = [0, 0, 0];
  for (const { ready, readySince, fullyLabeled = true } of pods) {
    if (fullyLabeled) fullyLabeledReplicas++;
    if (ready) readyReplicas++;
    const readyFor = readySince === undefined ? undefined : now - readySince;
    if (isPodAvailable(ready, readyFor, minReadySeconds)) availableReplicas++;
  }
  return { replicas: pods.length, fullyLabeledReplicas, readyReplicas, availableReplicas, terminatingReplicas };
}
