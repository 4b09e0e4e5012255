/** A Deployment whose ReplicaSets are scaled in proportion. */
export interface ProportionalScaling {
  /** The Deployment's `spec.replicas`. */
  readonly replicas: number;
  /** Pods above that: `resolveFenceposts`, and 0 unless it is a rolling update. */
  readonly maxSurge: number;
  /** The Deployment's `status.replicas`; it counts where a ReplicaSet does not say how it was scaled. @default 0 */
  readonly statusReplicas?: number;
}

/** What of a ReplicaSet decides its share. */
export interface ScaledReplicaSet {
  /** Its `spec.replicas`. */
  readonly replicas: number;
  /** Its annotation `deployment.kubernetes.io/max-replicas`: replicas and surge when it was last scaled. @default none */
  readonly maxReplicas?: number | undefined;
}

/**
 * How many pods a ReplicaSet gains or loses when its Deployment is scaled, before anything is capped: it keeps its
 * share of replicas and surge, rounded to the nearest.
 *
 * @see pkg/controller/deployment/util/deployment_util.go getReplicaSetFraction
 */
export function replicaSetFraction(
  { replicas, maxSurge, statusReplicas = 0 }: ProportionalScaling,
  set: ScaledReplicaSet,
): number {
  if (replicas === 0) return 0 - set.replicas;
  const before = isCount(set.maxReplicas) ? set.maxReplicas : statusReplicas;
  if (before === 0) return 0;
  const size = Math.imul(set.replicas, replicas + maxSurge) / before; // an int32 product, as in Kubernetes
  return Math.trunc(size < 0 ? size - 0.5 : size + 0.5) - set.replicas;
}

/** Zero or less was written by somebody else and does not count. */
function isCount(annotation: number | undefined): annotation is number {
  return annotation !== undefined && annotation > 0;
}
