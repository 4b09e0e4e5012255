import type { Seconds } from '../../kubernetes';
import type { Reason } from '../account/reason';
import type { Cause } from '../cause';

/** What an endpoint is good for. */
export type EndpointState = 'none' | 'not-ready' | 'ready' | 'terminating';

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
  /** The place of the container in the pod. */
  readonly container?: number | undefined;
  /** Whether requests come to it although it stops, since no other pod is ready. */
  readonly isLast?: true | undefined;
}
