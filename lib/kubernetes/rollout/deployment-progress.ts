import type { Seconds } from '../values/seconds';

/** The counts in a Deployment's `status`. */
export interface DeploymentCounts {
  /** `status.replicas`. */
  readonly current: number;
  /** `status.updatedReplicas`: those of the new template. */
  readonly updated: number;
  /** `status.readyReplicas`. */
  readonly ready: number;
  /** `status.availableReplicas`: ready for `minReadySeconds`. */
  readonly available: number;
}

/**
 * Whether a rollout is over: all wanted pods are of the new template and available, and no other pod is left.
 *
 * @see pkg/controller/deployment/util/deployment_util.go DeploymentComplete
 */
export function deploymentComplete(replicas: number, counts: Omit<DeploymentCounts, 'ready'>): boolean {
  return counts.updated === replicas && counts.current === replicas && counts.available === replicas;
}

/**
 * Whether a rollout has moved between two looks at its status.
 *
 * @see pkg/controller/deployment/util/deployment_util.go DeploymentProgressing
 */
export function deploymentProgressing(before: DeploymentCounts, after: DeploymentCounts): boolean {
  return (
    after.updated > before.updated ||
    after.current - after.updated < before.current - before.updated ||
    after.ready > before.ready ||
    after.available > before.available
  );
}

/** A rollout that may have stopped moving. */
export interface RolloutDeadline {
  /** `spec.progressDeadlineSeconds`. @default none: never times out */
  readonly progressDeadline?: Seconds | null;
  /** The reason of the `Progressing` condition. */
  readonly reason: string;
  /** Since the last progress (the condition's `lastUpdateTime`). */
  readonly sinceProgress: Seconds;
}

/** Kubernetes' own mark for "no deadline": the largest int32. */
const NO_DEADLINE = 2 ** 31 - 1;

/**
 * Whether a rollout counts as stuck. It is only reported (`ProgressDeadlineExceeded`); nothing is rolled back.
 *
 * @see pkg/controller/deployment/util/deployment_util.go DeploymentTimedOut, HasProgressDeadline
 */
export function deploymentTimedOut({ progressDeadline, reason, sinceProgress }: RolloutDeadline): boolean {
  if (typeof progressDeadline !== 'number' || progressDeadline === NO_DEADLINE) return false;
  if (reason === 'NewReplicaSetAvailable') return false;
  return reason === 'ProgressDeadlineExceeded' || progressDeadline < sinceProgress;
}
