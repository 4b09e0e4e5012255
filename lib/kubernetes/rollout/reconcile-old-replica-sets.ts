/** The size of a ReplicaSet. */
export interface ReplicaSetSize {
  /** Its `spec.replicas`. */
  readonly replicas: number;
  /** Its `status.availableReplicas`. */
  readonly available: number;
}

/** What became of ReplicaSets: their new sizes, in the order given, and by how many pods they shrank. */
export interface ScaledDown {
  readonly replicas: readonly number[];
  readonly count: number;
}

/** What became of ReplicaSets, and whether it ended early. */
export interface CleanedUp extends ScaledDown {
  /**
   * Whether a ReplicaSet reported more available pods than it should have: it has just been scaled down, and its
   * status is from before. Kubernetes gives up this sync there.
   */
  readonly stale: boolean;
}

/**
 * Takes the pods that are not available out of old ReplicaSets, beginning with the oldest.
 *
 * @param old the old ReplicaSets, oldest first
 * @param maximum how many pods may go
 * @see pkg/controller/deployment/rolling.go cleanupUnhealthyReplicas
 */
export function cleanUpUnhealthy(old: readonly ReplicaSetSize[], maximum: number): CleanedUp {
  const sizes = old.map(({ replicas }) => replicas);
  let count = 0;
  for (const [index, { replicas, available }] of old.entries()) {
    if (count >= maximum) break;
    if (replicas === 0) continue;
    if (available > replicas) return { replicas: sizes, count, stale: true };
    const removed = Math.min(maximum - count, replicas - available);
    sizes[index] = replicas - removed;
    count += removed;
  }
  return { replicas: sizes, count, stale: false };
}

/**
 * Takes as many pods out of old ReplicaSets, beginning with the oldest, as the available ones exceed those that have
 * to be.
 *
 * @param old the sizes of the old ReplicaSets, oldest first
 * @param available the available pods of all ReplicaSets, the new one included
 * @param minAvailable the pods that have to stay available
 * @see pkg/controller/deployment/rolling.go scaleDownOldReplicaSetsForRollingUpdate
 */
export function scaleDownOld(old: readonly number[], available: number, minAvailable: number): ScaledDown {
  const maximum = Math.max(0, available - minAvailable);
  let count = 0;
  const replicas = old.map((size) => {
    const removed = Math.min(size, maximum - count);
    count += removed;
    return size - removed;
  });
  return { replicas, count };
}

/**
 * What a step of a rolling update does to the old ReplicaSets: first the pods go that are not available anyway, then
 * as many others as the available ones allow. Pods of the new ReplicaSet that are not available yet hold it up.
 *
 * @param old the old ReplicaSets, oldest first
 * @param minAvailable the pods that have to stay available: `deploymentMinAvailable`
 * @see pkg/controller/deployment/rolling.go reconcileOldReplicaSets
 */
export function reconcileOldReplicaSets(
  old: readonly ReplicaSetSize[],
  current: ReplicaSetSize,
  minAvailable: number,
): ScaledDown {
  const total = old.reduce((sum, { replicas }) => sum + replicas, 0);
  const unavailableNew = current.replicas - current.available;
  const maximum = total + current.replicas - minAvailable - unavailableNew;
  if (total === 0 || maximum <= 0) return { replicas: old.map(({ replicas }) => replicas), count: 0 };
  const cleaned = cleanUpUnhealthy(old, maximum);
  if (cleaned.stale) return cleaned;
  const available = old.reduce((sum, set) => sum + set.available, current.available);
  const scaled = scaleDownOld(cleaned.replicas, available, minAvailable);
  return { replicas: scaled.replicas, count: cleaned.count + scaled.count };
}
