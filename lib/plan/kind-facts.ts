import type { IntOrPercent, Seconds } from '../kubernetes';

/**
 * What has to be known of a StatefulSet: how many of its members may be missing at once.
 *
 * @jsii ignore
 */
export interface StatefulSetFacts {
  /** The kind that these facts are about. */
  readonly kind: 'StatefulSet';
  /** How many members there are; absent where an autoscaler decides. */
  readonly members?: number;
  /** How many of them may be missing while the others go on. */
  readonly mayBeMissing: number;
  /** Whether fewer than all are needed because they decide together: then one loss that nobody plans is left over. */
  readonly decides: boolean;
  /** Whether they decide by majority. @default false */
  readonly byMajority?: boolean;
  /** Whether a rolling update waits for every member to be there (OrderedReady). */
  readonly ordered: boolean;
  /** The members from this number on get a release; those below it keep what they have. */
  readonly partition: number;
}

/**
 * What has to be known of a DaemonSet: whether a new pod can run beside the old one of its node.
 *
 * @jsii ignore
 */
export interface DaemonSetFacts {
  /** The kind that these facts are about. */
  readonly kind: 'DaemonSet';
  /** Whether a new pod may come before the old one of its node goes. */
  readonly surges: boolean;
  /** What keeps a second pod from its node. @default nothing */
  readonly blocked?: 'host-port' | 'host-network' | 'stated';
  /** On how many nodes at once pods are replaced: a count or a percentage. @default planned */
  readonly nodesAtOnce?: IntOrPercent;
}

/**
 * What has to be known of a CronJob: when runs are due, and what becomes of one that is due too early or too late.
 *
 * @jsii ignore
 */
export interface CronFacts {
  /** How closely two times follow each other at the least, in seconds. @default nobody knows */
  readonly every?: Seconds;
  /** `concurrencyPolicy`: what becomes of a run that is due while another one is under way. */
  readonly concurrency: 'Allow' | 'Forbid' | 'Replace';
  /** `timeZone` of the schedule, a name of the IANA database. */
  readonly timeZone: string;
  /** Whether clocks of its zone change at the hours of the schedule. */
  readonly changesClocks: boolean;
  /** `startingDeadlineSeconds`, where somebody has set it himself. @default planned */
  readonly statedDeadline?: Seconds;
}

/**
 * What has to be known of a Job: how long a run takes, and how often it may be run.
 *
 * @jsii ignore
 */
export interface JobFacts {
  /** The kind that these facts are about. */
  readonly kind: 'Job';
  /** The longest healthy run, in seconds. */
  readonly longestRun: Seconds;
  /** What a run does that is stopped. */
  readonly onInterruption: 'starts-over' | 'saves' | 'finishes';
  /** How often a run that has failed is run again. */
  readonly retries: number;
  /** How often drains and the like may interrupt it before it counts as stuck. */
  readonly interruptions: number;
  /** How many runs follow one another: completions that do not run at the same time. */
  readonly rounds: number;
  /** `activeDeadlineSeconds`, where somebody has set it himself. @default planned */
  readonly statedDeadline?: Seconds;
  /** When it is due. @default once */
  readonly cron?: CronFacts;
}

/**
 * What has to be known of a Rollout of Argo: by what requests move from the old pods to the new ones.
 *
 * @jsii ignore
 */
export interface RolloutFacts {
  /** The kind that these facts are about. */
  readonly kind: 'Rollout';
  /**
   * By what requests move: a Service that selects the new pods from one moment to the next (blue/green), weights of a
   * route (canary with traffic routing), or by how many pods there are of each (canary without).
   */
  readonly moves: 'service' | 'weights' | 'pods';
  /** Whether the old pods go while the weight moves, in place of staying until the end. @default false */
  readonly dynamicStable?: boolean;
  /** Whether weights stand in a manifest, from which an apply in the middle of a release would take them. @default false */
  readonly writtenWeights?: boolean;
  /** `scaleDownDelaySeconds`, where somebody has set it himself. @default planned */
  readonly statedScaleDownDelay?: Seconds;
  /** `abortScaleDownDelaySeconds`, where somebody has set it himself. @default planned */
  readonly statedAbortDelay?: Seconds;
}

/**
 * What a kind of workload knows of how its pods are replaced, where it is no Deployment.
 *
 * @jsii ignore
 */
export type KindFacts = StatefulSetFacts | DaemonSetFacts | JobFacts | RolloutFacts;
