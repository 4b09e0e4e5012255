import type { TrafficKind } from '../../facts';
import type { DisruptionBudget, IntOrPercent, ScaleDownRules, Seconds } from '../../kubernetes';
import type { PodModel } from './pod-model';

/** Everything that one run starts from. Nothing in it changes. */
export interface Setting {
  readonly kind: WorkloadKind;
  readonly name: string;
  /** How many replicas there are before. */
  readonly replicas: number;
  /** How many a release wants. @default as many as there are */
  readonly wanted?: number;
  readonly old: PodModel;
  readonly next: PodModel;
  readonly update: UpdateStrategy;
  readonly budgets: readonly Budget[];
  /** What chooses the number of replicas, where something does. */
  readonly autoscaler?: Autoscaler;
  readonly nodes: number;
  readonly placement: Placement;
  readonly channels: readonly ChannelModel[];
  readonly clients: Clients;
  readonly adversary: Adversary;
  /** Whether other workloads keep kube-proxy busy, so that each change waits for the next sync. */
  readonly busyCluster: boolean;
  /** The share of the nodes' processor time that is free. */
  readonly freeProcessors: number;
  /** Whether all nodes are on one machine, so that pods that start on any of them wait for each other. */
  readonly oneMachine: boolean;
  /** How long a node takes at the most to pull an image that it does not have. */
  readonly imagePull: Seconds;
  /** How long pods of a node that is gone count as ready. */
  readonly nodeMonitorGrace: Seconds;
  /** How long they stay bound to it from then on; Infinity: for ever. */
  readonly toleration: Seconds;
  /** Whether kube-proxy falls back to terminating endpoints. */
  readonly fallsBack: boolean;
  readonly until: Seconds;
  /** Whether the timeline and each single loss are kept. */
  readonly records: boolean;
}

/** The kinds of workloads that run pods which serve. */
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'ReplicaSet' | 'Pod';

/** How a workload replaces its pods. */
export interface UpdateStrategy {
  readonly type: 'RollingUpdate' | 'Recreate' | 'OnDelete';
  readonly maxSurge: IntOrPercent;
  readonly maxUnavailable: IntOrPercent;
  readonly minReadySeconds: Seconds;
  /** StatefulSet: pods below it stay as they are. */
  readonly partition: number;
  /** StatefulSet: whether pods start without waiting for each other. */
  readonly parallel: boolean;
  readonly progressDeadline: Seconds;
  readonly paused: boolean;
}

/** A disruption budget that guards the pods. */
export interface Budget {
  readonly name: string;
  readonly limits: DisruptionBudget;
  readonly evictsUnhealthy: boolean;
}

/** What takes pods away when they are not needed. */
export interface Autoscaler {
  readonly name: string;
  /** Its fewest replicas. */
  readonly min: number;
  readonly scaleDown: ScaleDownRules;
  /** How long the load has to have been low before it does. */
  readonly window: Seconds;
}

/** Where pods may run, as far as it decides anything. */
export interface Placement {
  /** How many of these pods a node may have: 1 with host ports or required anti-affinity. */
  readonly perNode: number;
  /** Whether only pods of the same version are kept apart by it. */
  readonly apartByVersion?: boolean;
  /** `maxSkew` of a constraint by host name that may not be violated. */
  readonly maxSkew?: number;
  /** Whether only pods of the same version count for it. */
  readonly skewByVersion?: boolean;
  /** Whether only nodes that take pods count for it: not by default. */
  readonly countsOpenNodes?: boolean;
  /** Who may have the volume that all pods share: those of one node, or one of them. */
  readonly volume?: 'one-node' | 'one-pod';
}

/** One path that requests take. */
export interface ChannelModel {
  readonly kind: TrafficKind;
  readonly drainLag: Seconds;
  readonly firstUse: Seconds;
  /** Longest time until the pod is taken out of its registry; 0 without one. */
  readonly callTimeout: Seconds;
  /** Whether it learns of changes one after the other, or of all at a time. */
  readonly inOrder: boolean;
  /** Whether a readiness gate keeps a pod from being ready before it gets requests this way. */
  readonly isGated: boolean;
  /** Whether each node sends its requests to its own pods only: `internalTrafficPolicy: Local` of a DaemonSet's Service. */
  readonly perNode: boolean;
  /** Whether its Service publishes pods that are not ready, and those that stop. */
  readonly publishesNotReady: boolean;
  /** Its share of all requests. */
  readonly share: number;
}

/** Who sends the requests. */
export interface Clients {
  /** Requests per second. */
  readonly rate: number;
  /** A connection for each request, or as many as this that are kept. */
  readonly connections: 'new' | number;
}

/** What a worst case chooses where several things can be worst. */
export interface Adversary {
  /**
   * `late`: the routing follows last; `prompt`: at once; `split`: it takes out at once and puts in late; `open`: the reverse;
   * `mean`: it does with each pod what is worst, by whether that one answers.
   */
  readonly routing: 'late' | 'prompt' | 'split' | 'open' | 'mean';
  /** Whether probes tell as late as they can that an application serves; otherwise at the first chance. */
  readonly lateProbes: boolean;
  /** Whether what is made is there as soon as it may be; otherwise as late. */
  readonly soon: boolean;
  /** Whether a process that crashes again and again is there again as soon as it may be, and so crashes more often. */
  readonly quickRestarts: boolean;
  /** Whether a drain sees as late as it can that a pod is gone, so that the next node comes when others serve again. */
  readonly lateDrains: boolean;
  /** Whether hooks take the longest time, so that the least is left of the grace period. */
  readonly longHooks: boolean;
  /** Whether a pod that crashes again and again counts as available whenever the controller looks. */
  readonly blips: boolean;
  /** Whether all pods of a version that crashes later do so at the same time, so that none stands in for another. */
  readonly inStep: boolean;
  /** Whether each connection that clients keep is at the pod where it loses most, and goes from there to the next one. */
  readonly unlucky: boolean;
  /** Whether the wanted replicas are just enough for the load; then nobody counts on the order of changes, either. */
  readonly atLimit: boolean;
}
