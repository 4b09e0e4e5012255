import type { IntOrPercent, ProbeTiming, Seconds } from '../kubernetes';

export type { ProbeTiming } from '../kubernetes';

/** One number of a release, with the reason for it. */
export interface PlannedNumber {
  /** The field that it stands in, such as `minReadySeconds` or `main.startupProbe.failureThreshold`. */
  readonly field: string;
  /** What stands in the field: seconds, a count, or a percentage. */
  readonly value: IntOrPercent;
  /** The smallest value that loses nothing; the plan adds room to it. Absent where the number has no bound. */
  readonly bound?: number;
  /** Why it is this value, with the numbers it follows from. */
  readonly reason: string;
  /** Whether it is only written down, being the same whatever the facts are. */
  readonly constant?: boolean;
}

/** The probes and the hook of one container. */
export interface ContainerPlan {
  /** Its name in the pod. */
  readonly name: string;
  /** The numbers of its startup probe; absent where it has none. */
  readonly startup?: ProbeTiming;
  /** The numbers of its readiness probe; absent where it has none. */
  readonly readiness?: ProbeTiming;
  /** The numbers of its liveness probe; absent where it has none. */
  readonly liveness?: ProbeTiming;
  /** How long the waiting hook that this library writes waits, in seconds; absent where it writes none. */
  readonly wait?: Seconds;
}

/** How an autoscaler takes pods away. */
export interface PlannedScaleDown {
  /** How long no more than a part of the pods goes, in seconds: until those that go have drained. */
  readonly period: Seconds;
  /** How long fewer pods have to be enough before any goes, in seconds. */
  readonly stabilization: Seconds;
}

/** The numbers of a release that follow from the facts about an application. */
export interface ReleasePlan {
  /** The probes and the hook of each container, the serving one first. */
  readonly containers: ContainerPlan[];
  /** `terminationGracePeriodSeconds` of the pod, in seconds. */
  readonly terminationGracePeriod: Seconds;
  /** `minReadySeconds` of the Deployment, in seconds. */
  readonly minReady: Seconds;
  /** `progressDeadlineSeconds` of the Deployment, in seconds. */
  readonly progressDeadline: Seconds;
  /** How pods are replaced. */
  readonly strategy: 'RollingUpdate' | 'Recreate';
  /** How many pods a rollout may add: a count or a percentage, rounded up. */
  readonly maxSurge: IntOrPercent;
  /** How many pods a rollout may take away: a count or a percentage, rounded down. */
  readonly maxUnavailable: IntOrPercent;
  /** How many pods a drain may take away at once: `maxUnavailable` of the PodDisruptionBudget. @default 1 */
  readonly budget?: number;
  /** How an autoscaler takes pods away. */
  readonly scaleDown: PlannedScaleDown;
  /** `activeDeadlineSeconds` of a Job, in seconds. @default it is no Job */
  readonly activeDeadline?: Seconds;
  /** `backoffLimit` of a Job. @default it is no Job */
  readonly backoffLimit?: number;
  /** `startingDeadlineSeconds` of a CronJob, in seconds. @default it is no CronJob */
  readonly startingDeadline?: Seconds;
  /** `scaleDownDelaySeconds` of a Rollout, in seconds. @default it is no Rollout, or none that keeps old pods */
  readonly scaleDownDelay?: Seconds;
  /** `abortScaleDownDelaySeconds` of a Rollout, in seconds. @default it is no Rollout, or none that keeps new pods */
  readonly abortScaleDownDelay?: Seconds;
  /** Every number with its reason. */
  readonly numbers: PlannedNumber[];
  /** Facts that were set for more than this workload, and where. */
  readonly defaults?: string[];
  /** What has to hold outside these manifests, because no field of theirs can say it. */
  readonly requiredElsewhere: string[];
  /** What the reader should know although nothing contradicts the facts. */
  readonly warnings: string[];
}
