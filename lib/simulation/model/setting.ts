import type { TrafficKind } from '../../facts';
import type { DisruptionBudget, Seconds } from '../../kubernetes';
import type { Switch } from './switch';
import type { WorkloadModel } from './workload-model';

/** Everything that one run starts from. Nothing in it changes. */
export interface Setting {
  /** The workload that something happens to. */
  readonly subject: WorkloadModel;
  /** Those that a Service or a budget joins with it: they stand beside it. A place among the workloads counts from it on. */
  readonly companions: readonly WorkloadModel[];
  readonly budgets: readonly Budget[];
  /** How many objects a release applies before the workload. @default none */
  readonly turn?: number;
  readonly nodes: number;
  readonly channels: readonly ChannelModel[];
  readonly clients: Clients;
  readonly adversary: Adversary;
  /** Whether other workloads keep kube-proxy busy, so that each change waits for the next sync. */
  readonly busyCluster: boolean;
  /** The share of the nodes' processor time that is free. @default drawn for each run */
  readonly freeProcessors?: number;
  /** Whether all nodes are on one machine, so that pods that start on any of them wait for each other. */
  readonly oneMachine: boolean;
  /** How long a node takes at the most to pull an image that it does not have. */
  readonly imagePull: Seconds;
  /** How long pods of a node that is gone count as ready. */
  readonly nodeMonitorGrace: Seconds;
  /** Whether kube-proxy falls back to terminating endpoints. */
  readonly fallsBack: boolean;
  readonly until: Seconds;
  /** Whether the timeline and each single loss are kept. */
  readonly records: boolean;
}

/** A disruption budget. */
export interface Budget {
  readonly name: string;
  /** The places of the workloads whose pods it selects. */
  readonly over: readonly number[];
  readonly limits: DisruptionBudget;
  readonly evictsUnhealthy: boolean;
  /** Who of those has no number of replicas that its limits could be a part of: it allows nothing, for ever. */
  readonly uncounted?: string;
}

/** One path that requests take. */
export interface ChannelModel {
  readonly kind: TrafficKind;
  /** The places of the workloads whose pods it leads to. */
  readonly reaches: readonly number[];
  readonly drainLag: Seconds;
  readonly firstUse: Seconds;
  /** Longest time until the pod is taken out of its registry; 0 without one. */
  readonly callTimeout: Seconds;
  /** Whether it learns of changes one after the other, or of all at a time. */
  readonly inOrder: boolean;
  /** Whether a readiness gate keeps a pod from being ready before it gets requests this way. */
  readonly isGated: boolean;
  /**
   * Where requests enter by a node and meet its own pods only: clients that run on it (`internalTrafficPolicy: Local`),
   * clients elsewhere that ask this node (`externalTrafficPolicy: Local`), or by a port that a pod takes of it.
   */
  readonly byNode?: 'inside' | 'outside' | 'host-port';
  /** Whether its Service publishes pods that are not ready, and those that stop. */
  readonly publishesNotReady: boolean;
  /** What a release makes of the Service that it goes through. @default it leads to both versions */
  readonly switched?: Switch;
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

/** What a worst case chooses where several things can be worst. Which of it a run asks is noted: each field is one question. */
export interface Adversary {
  /** Whether a pod that answers comes into the routing late, and one that does not yet; otherwise at once. */
  readonly lateIn: boolean;
  readonly lateInSilent: boolean;
  /** Whether a pod leaves the routing late that ceases to answer, and one that does not; otherwise at once. */
  readonly lateOut: boolean;
  readonly lateOutServing: boolean;
  /** Whether probes tell as late as they can that an application serves; otherwise at the first chance. */
  readonly lateProbes: boolean;
  /** Whether what is made is there as soon as it may be; otherwise as late. */
  readonly soon: boolean;
  /** Whether a process that crashes again and again is there again as soon as it may be, and so crashes more often. */
  readonly quickRestarts: boolean;
  /** Whether a drain sees as late as it can that a pod is gone, so that the next node comes when others serve again. */
  readonly lateDrains: boolean;
  /** Whether hooks, and the turns of sidecars behind them, take the longest time: the least is left of the grace period. */
  readonly longHooks: boolean;
  /** Whether a pod that crashes again and again counts as available whenever the controller looks. */
  readonly blips: boolean;
  /** Whether all pods of a version that crashes later do so at the same time, so that none stands in for another. */
  readonly inStep: boolean;
  /** Whether each connection that clients keep is at the pod where it loses most, and goes from there to the next one. */
  readonly unlucky: boolean;
  /** Whether pods are spread over the nodes before a drain, rather than as many as may be on the first one. */
  readonly spread: boolean;
  /** Whether the wanted replicas are just enough for the load; then nobody counts on the order of changes, either. */
  readonly atLimit: boolean;
  /** What the kubelet leaves between SIGTERM and SIGKILL at least, however short the grace period is. */
  readonly leastWindow: Seconds;
}
