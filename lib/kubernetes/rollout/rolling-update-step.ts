import { reconciledNewReplicas } from './new-replica-set-replicas';
import { reconcileOldReplicaSets, type ReplicaSetSize } from './reconcile-old-replica-sets';

/** A Deployment in a rolling update, its percentages turned into counts. */
export interface RollingUpdateCounts {
  /** Its `spec.replicas`. */
  readonly replicas: number;
  /** Pods above that: the surge of `resolveFenceposts`. */
  readonly maxSurge: number;
  /** Pods that have to stay available: `deploymentMinAvailable`. */
  readonly minAvailable: number;
}

/** The sizes of a Deployment's ReplicaSets after a sync. */
export interface ReplicaSetSizes {
  readonly current: number;
  /** In the order given. */
  readonly old: readonly number[];
}

/**
 * What one sync of a rolling update does: it resizes the new ReplicaSet, or, if that stays as it is, the old ones.
 * Sizes count, never live pods: those that are being deleted take no place.
 *
 * @param old the old ReplicaSets, oldest first
 * @param current the one of the present template; it has just been created with 0 replicas if there was none
 * @see pkg/controller/deployment/rolling.go rolloutRolling
 */
export function rollingUpdateStep(
  { replicas, maxSurge, minAvailable }: RollingUpdateCounts,
  old: readonly ReplicaSetSize[],
  current: ReplicaSetSize,
): ReplicaSetSizes {
  const total = old.reduce((sum, set) => sum + set.replicas, current.replicas);
  const sizing = { strategyType: 'RollingUpdate', replicas, maxSurge, total, current: current.replicas } as const;
  const size = reconciledNewReplicas(sizing);
  if (size !== current.replicas) return { current: size, old: old.map((set) => set.replicas) };
  return { current: size, old: reconcileOldReplicaSets(old, current, minAvailable).replicas };
}

/**
 * What one sync of a Deployment does that is recreated: first the old ReplicaSets are emptied; only when none of their
 * pods is left, not even one that is being deleted, the new one gets all its replicas.
 *
 * @param old the sizes of the old ReplicaSets
 * @param current the size of the new one
 * @param oldPods the pods of old ReplicaSets that have not ended
 * @see pkg/controller/deployment/recreate.go rolloutRecreate, oldPodsRunning
 */
export function recreateStep(
  replicas: number,
  old: readonly number[],
  current: number,
  oldPods: number,
): ReplicaSetSizes {
  if (old.some((size) => size > 0)) return { current, old: old.map(() => 0) };
  return { current: oldPods > 0 ? current : replicas, old };
}
