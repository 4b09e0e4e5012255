import type { BackOff, ProbeWorker, Seconds } from '../../kubernetes';
import type { Account } from '../account/account';
import type { KeptWays } from '../account/kept-ways';
import type { Reason } from '../account/reason';
import type { Cause } from '../cause';
import type { EventQueue, Timed } from '../engine/event-queue';
import type { Draw } from '../latency/draw';
import type { ContainerModel, PodModel, ProbeModel } from '../model/pod-model';
import type { ChannelModel, Setting } from '../model/setting';
import type { EventKind } from './event-kind';
import type { PodState, ProbeChange, TimelineEvent } from '../timeline';

/** Something that happens at a time. Stale ones are told by their stamp. */
export interface SimEvent extends Timed {
  readonly at: Seconds;
  readonly kind: EventKind;
  readonly pod?: Pod | undefined;
  readonly container?: Container | undefined;
  readonly worker?: Worker | undefined;
  readonly channel?: Channel | undefined;
  readonly stamp?: number | undefined;
  readonly value?: number | undefined;
}

/** A node. */
export interface Node {
  readonly name: string;
  readonly index: number;
  cordoned: boolean;
  lost: boolean;
  readonly pods: Set<Pod>;
  /** How many of them are of each set. */
  readonly own: Record<PodSet['version'], number>;
  /** When its kubelet looks at the runtime: at this moment, and every second before and after it. */
  readonly relistAt: Seconds;
  /** How many of them are not being deleted. */
  live: number;
  /** The images that it has or pulls, and since when it has them or when it will. */
  readonly images: Map<string, Seconds>;
  /** Until when it pulls what it has been asked for so far. */
  pulls: Seconds;
  /** Those of a set that are as they have always been. */
  readonly fronts: Map<PodSet, { node: Node; pods: readonly Pod[]; first: number; next: number }>;
  /** How many pods are on their way to their first process. */
  starting: number;
  /** How slow that is there for now, as the share of cases that are not slower: the same for those that start together. */
  pace: number;
}

/** A pod, as the API server, its kubelet and the routing hold it to be. */
export interface Pod {
  readonly id: number;
  /** As good as random, and the same in every run. */
  readonly uid: string;
  readonly name: string;
  readonly version: 'old' | 'new';
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

/** What an endpoint is good for. */
export type EndpointState = 'none' | 'not-ready' | 'ready' | 'terminating';

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
  /** Why it is being stopped while its pod stays, or with its pod. */
  stopping: 'deleted' | 'liveness' | 'startup' | 'post-start' | undefined;
  sigtermAt: Seconds | undefined;
  /** When it has stopped accepting requests, and beginning work. */
  stoppedAt: Seconds | undefined;
  /** Whether its hook is over, so that only its turn is left to wait for, since when, and what the grace period leaves. */
  hookDone: boolean;
  hookDoneAt: Seconds;
  graceLeft: Seconds;
  restarts: number;
  /** When it ended the last time, when the time before, and for how long the next start has to wait from there. */
  exitedAt: Seconds | undefined;
  exitedBefore: Seconds | undefined;
  /** What ended it the last time. */
  endedBy: 'itself' | 'deleted' | 'liveness' | 'startup' | 'post-start' | undefined;
  backOff: BackOff | undefined;
}

/** A probe worker of a container. */
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
  readonly version: 'old' | 'new';
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
  available: number;
}

/** A path of requests, and what it knows of the endpoints. */
export interface Channel {
  readonly index: number;
  readonly model: ChannelModel;
  readonly isProxied: boolean;
  /** The node that its requests come from and stay on; absent where they may go to any. */
  readonly node?: Node;
  /** Pods in its routing by what it takes them for. */
  readonly known: { ready: number; terminating: number };
  usable: number;
  good: number;
  /** Requests that one usable pod has got, from the beginning: an integral over time. */
  flow: number;
  flowAt: Seconds;
  /** Its corners, for looking back. */
  readonly flowTimes: number[];
  readonly flowValues: number[];
  /** The share of requests that need a new connection. */
  loose: number;
  reconnecting: boolean;
  /** How many kept-alive connections look for a pod, one by one, where they are not a fluid. */
  waiting: number;
  /** What kept connections meet, where each goes the way on which it loses most. */
  readonly ways: KeptWays | undefined;
  readonly pending: Set<Pod>;
  syncAt: Seconds;
  lastSync: Seconds;
  /** When the last of those arrives that are to be sent requests. */
  lastIn: Seconds;
}

/** One pod in one channel. */
export interface Route {
  knows: EndpointState;
  mode: 'none' | 'good' | 'bad';
  since: Seconds;
  sinceFlow: number;
  /** Why it is bad. */
  trouble: Trouble | undefined;
  /** When it took requests, lately. */
  readonly accepted: Accepted[];
  /** Counts what its slice has said, so that the routing learns nothing older than it knows. */
  noticed: number;
  learnt: number;
  /** The share of kept-alive connections that it has. */
  mass: number;
  massSince: Seconds;
}

/** A stretch of time in which a pod took requests: its share of the flow, or of the kept-alive connections. */
export interface Accepted {
  readonly from: Seconds;
  to: Seconds;
  /** Of the kept-alive connections; absent for new ones. */
  readonly mass?: number;
}

/** Why a pod that is routed to does not answer. */
export interface Trouble {
  readonly cause: Cause;
  readonly reason: Reason;
  readonly container?: Container | undefined;
}

/** A world in motion. */
export interface Sim {
  now: Seconds;
  readonly queue: EventQueue<SimEvent>;
  draw: Draw;
  readonly setting: Setting;
  readonly nodes: readonly Node[];
  /** The same, in the order in which the scheduler takes them where they are equal otherwise. */
  readonly preferred: readonly Node[];
  /** All that exist, terminating ones included, in the order of their creation. */
  readonly pods: Set<Pod>;
  /** Those that are gone, and that requests are routed to all the same. */
  readonly ghosts: Set<Pod>;
  readonly sets: PodSet[];
  readonly channels: readonly Channel[];
  readonly account: Account;
  readonly recorder?: Recorder | undefined;
  readonly act: (sim: Sim) => void;
  /** How far into a second of the API server's clock the action is. */
  readonly clock: Seconds;
  /** Which version is wanted. */
  target: 'old' | 'new';
  replicas: number;
  /** Where an autoscaler is going to, step by step. */
  scalesTo?: number | undefined;
  syncAt: Seconds;
  /** When the last change arrives in the EndpointSlices that is on its way there. */
  sliceAt: Seconds;
  created: number;
  readyPods: number;
  mostPods: number;
  lowestCapacity: number;
  acted: boolean;
  /** When its controller held the workload to be complete, the first time and since when. */
  firstComplete?: Seconds | undefined;
  completeSince?: Seconds | undefined;
  lastRemoval: Seconds;
  readonly unscheduled: Set<Pod>;
  /** What is still to be done when half of the new version is there. */
  midway?: ((sim: Sim) => void) | undefined;
  readonly drains: DrainPlan;
  drainedAt?: Seconds | undefined;
  /** Ordinals, or places of nodes, for which a pod is being made. */
  readonly creating: Set<number>;
  why?: string | undefined;
}

/** Nodes that are still to be drained, and the one that is. */
export interface DrainPlan {
  readonly queue: Node[];
  current?: Node | undefined;
  /** Pods that are to go, and since when a budget has kept each; not yet: Infinity. */
  readonly evicting: Map<Pod, Seconds>;
  /** How many evictions that were refused are to be asked for again. */
  retries: number;
  /** Whether a drained node takes pods again, as after an upgrade. */
  readonly comesBack: boolean;
}

/** Writes down what happens, for whoever wants to see it; a run that is only counted has none. */
export interface Recorder {
  /** Everything is as it has been for long. */
  settled(sim: Sim): void;
  state(pod: Pod, state: PodState): void;
  routed(pod: Pod, isRouted: boolean): void;
  endpoint(pod: Pod): void;
  probe(container: Container, probe: ProbeChange['probe'], succeeds: boolean): void;
  event(kind: TimelineEvent['kind'], words: string, about?: Pod | Container): void;
}
