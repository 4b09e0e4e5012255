/**
 * How many pods a ReplicaSet creates or deletes in one sync at most.
 *
 * @see pkg/controller/replicaset/replica_set.go BurstReplicas
 */
export const BURST_REPLICAS = 500;

/**
 * How many pods a ReplicaSet creates (above 0) or deletes (below 0) in this sync.
 *
 * @param active its pods that have neither ended nor are being deleted
 * @param replicas its `spec.replicas`
 * @see pkg/controller/replicaset/replica_set.go manageReplicas
 */
export function replicaSetChange(active: number, replicas: number): number {
  return Math.max(-BURST_REPLICAS, Math.min(BURST_REPLICAS, replicas - active));
}
