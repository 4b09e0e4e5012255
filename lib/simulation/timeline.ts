import type { Seconds } from '../kubernetes';

/** What happened, second by second; everything in the order of time. */
export interface Timeline {
  /** The first moment shown: 0 or shortly before. */
  readonly from: Seconds;
  /** The last moment that was watched. */
  readonly to: Seconds;
  /** In the order of their creation. */
  readonly pods: readonly PodTrack[];
  /** Each entry holds until the next one. The first is at `from`. */
  readonly endpoints: readonly EndpointCounts[];
  /** Each entry holds until the next one. The first is at `from`. */
  readonly capacity: readonly CapacityPoint[];
  readonly events: readonly TimelineEvent[];
}

/** One pod through its life. */
export interface PodTrack {
  readonly name: string;
  /** The version of the pod template: the one before the action, or the one after. */
  readonly revision: 'old' | 'new';
  /** Absent as long as it is on none. */
  readonly node?: string;
  /** Its states without a gap; the last one ends where it is removed, or where watching ended. */
  readonly states: readonly PodSpan[];
  /** When new connections are routed to it. */
  readonly routed: readonly Interval[];
  /** When it is a ready endpoint. */
  readonly endpoint: readonly Interval[];
  readonly restarts: number;
  /** Answers of probes where they differ from the answer before. */
  readonly probes: readonly ProbeChange[];
}

/**
 * What a pod is doing. `starting`: its containers start. `running`: started, not ready. `ready`. `pre-stop`: its hook
 * runs, it serves on. `sigterm`: SIGTERM has come and it still runs. `exited`: nothing runs in it, and it is to go.
 * `back-off`: a container has exited and waits to be started again.
 */
export const POD_STATES = [
  'pending',
  'pulling',
  'starting',
  'running',
  'ready',
  'pre-stop',
  'sigterm',
  'exited',
  'back-off',
  'lost',
] as const;

/** What a pod is doing. */
export type PodState = (typeof POD_STATES)[number];

/** A stretch of time. */
export interface Interval {
  readonly from: Seconds;
  readonly to: Seconds;
}

/** A stretch of time in one state. */
export interface PodSpan extends Interval {
  readonly state: PodState;
}

/** The answer of a probe, from here on. */
export interface ProbeChange {
  readonly at: Seconds;
  readonly container: string;
  readonly probe: 'startup' | 'readiness' | 'liveness';
  readonly succeeds: boolean;
}

/** How many endpoints there are, and how many of them the senders of requests know. */
export interface EndpointCounts {
  readonly at: Seconds;
  readonly ready: number;
  /** Terminating, and still answering their readiness probe. */
  readonly terminating: number;
  readonly notReady: number;
  /** Those that new connections are routed to, by the slowest source. */
  readonly routed: number;
}

/** What is there to answer with, against what is wanted. */
export interface CapacityPoint {
  readonly at: Seconds;
  /** Pods that are routed to and answer. */
  readonly serving: number;
  /** Replicas that are wanted. */
  readonly wanted: number;
  /** Pods that exist, terminating ones included. */
  readonly pods: number;
  /** Requests that are lost per second from here on, by refusal or for want of an endpoint. */
  readonly losing: number;
}

/** Something that happened, in words. */
export interface TimelineEvent {
  readonly at: Seconds;
  readonly pod?: string;
  readonly container?: string;
  readonly kind:
    | 'action'
    | 'controller'
    | 'eviction'
    | 'created'
    | 'scheduled'
    | 'started'
    | 'serving'
    | 'ready'
    | 'not-ready'
    | 'deleted'
    | 'hook'
    | 'sigterm'
    | 'sigkill'
    | 'exited'
    | 'restarted'
    | 'removed'
    | 'routing';
  readonly words: string;
}
