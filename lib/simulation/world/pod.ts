import type { BackOff, ProbeWorker, Seconds } from '../../kubernetes';
import type { ContainerModel, PodModel, ProbeModel } from '../model/pod-model';
import type { EndpointState, Route } from './route';

/** Which template a pod is made of: the one before the action, or the one after. */
export type Version = 'old' | 'new';

/** A pod, as the API server, its kubelet and the routing hold it to be. */
export interface Pod {
  readonly id: number;
  /** As good as random, and the same in every run. */
  readonly uid: string;
  readonly name: string;
  readonly version: Version;
  readonly model: PodModel;
  readonly set: PodSet;
  /** Its ordinal in a StatefulSet. */
  readonly ordinal: number;
  readonly created: Seconds;
  readonly containers: readonly Container[];
  node: Node | undefined;
  deletedAt: Seconds | undefined;
  /** How much of the time that the calls of its hook may take they take. */
  calls: number;
  /** When `kubectl drain` has had it evicted, and looks whether it has gone. */
  evictedAt: Seconds | undefined;
  /** When the workers of its liveness and startup probes have begun to tick. */
  probedSince: Seconds;
  /** What its kubelet stops it with. */
  grace: Seconds;
  /** Whether its kubelet has begun to stop it. */
  stopping: boolean;
  /** Whether everything in it has ended for good, by its published status. */
  ended: boolean;
  removed: boolean;
  /** Whether nothing answers at its address any more, not even with a refusal. */
  sandboxGone: boolean;
  hasAddress: boolean;
  /** How many of its containers have ever been started. */
  begun: number;
  ready: boolean;
  readySince: Seconds;
  gateOpen: boolean;
  available: boolean;
  /** What its EndpointSlice says. */
  slice: EndpointState;
  readonly routes: readonly Route[];
}

/** A container of a pod. */
export interface Container {
  readonly pod: Pod;
  readonly index: number;
  readonly model: ContainerModel;
  readonly workers: readonly Worker[];
  state: 'waiting' | 'running' | 'exited';
  /** Counts starts: what is meant for an earlier one is stale. */
  stamp: number;
  startedAt: Seconds;
  /** Whether the status says that it runs. */
  published: boolean;
  started: boolean;
  ready: boolean;
  listens: boolean;
  answers: boolean;
  /** Whether it fails its readiness probe although it answers, since it is being stopped. */
  isLame: boolean;
  /** Why it is being stopped while its pod stays, or with its pod. */
  stopping: 'deleted' | 'liveness' | 'startup' | 'post-start' | undefined;
  sigtermAt: Seconds | undefined;
  /** When its own preStop hook has told its process to stop. */
  signalledAt: Seconds | undefined;
  /** When it has stopped accepting requests, and beginning work. */
  stoppedAt: Seconds | undefined;
  /** Whether its hook is over, so that only its turn is left to wait for, since when, and what the grace period leaves. */
  hookDone: boolean;
  hookDoneAt: Seconds;
  /** Whether each connection that clients keep has got an answer with `Connection: close`. */
  saidClose: boolean;
  graceLeft: Seconds;
  restarts: number;
  /** When it ended the last time, when the time before, and for how long the next start has to wait from there. */
  exitedAt: Seconds | undefined;
  exitedBefore: Seconds | undefined;
  /** What ended it the last time. */
  endedBy: 'itself' | 'deleted' | 'liveness' | 'startup' | 'post-start' | undefined;
  backOff: BackOff | undefined;
}

/** The worker of a probe of a container. */
export interface Worker {
  readonly model: ProbeModel;
  state: ProbeWorker;
  /** A moment at which it ticks; the others are periods away. */
  origin: Seconds;
  /** Stale ticks are told by it. */
  stamp: number;
  /** Whether its next tick is in the queue. */
  isDue: boolean;
}

/** Pods that one controller holds as equal: a ReplicaSet, or all of a version. */
export interface PodSet {
  readonly version: Version;
  /** The place of its workload among those of the world. */
  readonly workload: number;
  /** How many are wanted. */
  wanted: number;
  /** The Deployment's replicas when it was scaled the last time, and the same with its surge: its annotations. */
  scaledFor?: { readonly desired: number; readonly room: number };
  /** How many creations are under way. */
  creating: number;
  /** Those that are not being deleted. */
  readonly active: Set<Pod>;
  /** Of the old version: those that are not as they were before the action, but made, started again or (not) ready since. */
  readonly changed: Set<Pod>;
  /** Of those that are as they have always been, the ones of each node in the order in which they go. */
  readonly fronts: Map<Node, { node: Node; pods: readonly Pod[]; first: number; next: number }>;
  available: number;
}

/** A node. */
export interface Node {
  readonly name: string;
  readonly index: number;
  cordoned: boolean;
  lost: boolean;
  readonly pods: Set<Pod>;
  /** How many of them are whose, by the place of their workload. */
  readonly shares: readonly Share[];
  /** When its kubelet looks at the runtime: at this moment, and every second before and after it. */
  readonly relistAt: Seconds;
  /** The images that it has or pulls, and since when it has them or when it will. */
  readonly images: Map<string, Seconds>;
  /** Until when it pulls what it has been asked for so far. */
  pulls: Seconds;
  /** How many pods are on their way to their first process. */
  starting: number;
  /** How slow that is there for now, as the share of cases that are not slower: the same for those that start together. */
  pace: number;
}

/** How many pods of one workload a node has: of each version, all of them, and those that are not being deleted. */
export interface Share extends Record<Version, number> {
  all: number;
  live: number;
}
