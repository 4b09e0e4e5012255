import type { Seconds } from '../kubernetes';
import type { KeptConnections } from './kept-connections';
import type { OnSigterm } from './on-sigterm';
import type { StatedReplicas } from './replicas-text';
import type { TrafficSource } from './traffic-source';

/** What somebody has stated about one container. What is absent has not been stated. */
export interface StatedContainerFacts {
  /** The worst healthy time from container start to serving, in seconds. */
  readonly slowestStart?: Seconds;
  /** The longest request that a release must not cut, in seconds. */
  readonly longestRequest?: Seconds;
  readonly onSigterm?: OnSigterm;
  /** What becomes of the connections that clients keep when it is stopped. */
  readonly keptConnections?: KeptConnections;
  /** How long the preStop hook really takes, in seconds, where its text does not tell. */
  readonly preStopTakes?: Seconds;
}

/** A rule that somebody has switched off for a workload, with the reason. */
export interface IgnoredRule {
  readonly rule: string;
  readonly reason: string;
}

/** What somebody has stated about a workload, on the workload object itself. */
export interface StatedFacts {
  /** The facts of the containers that serve (of the first one, where none does), unless they have facts of their own. */
  readonly workload: StatedContainerFacts;
  /** Facts by container name. */
  readonly containers: Readonly<Record<string, StatedContainerFacts>>;
  readonly traffic?: readonly TrafficSource[];
  /** How many replicas an autoscaler keeps that the manifests do not show. */
  readonly replicas?: StatedReplicas;
  /** How many members of a StatefulSet may be missing at once while the others go on. */
  readonly mayBeMissing?: number;
  /** What its pods ask for that is made elsewhere, each as `ServiceAccount/web`. */
  readonly madeElsewhere?: readonly string[];
  readonly ignored: readonly IgnoredRule[];
}

/** A stated fact that cannot be read: which annotation, its text, and what is wrong with it. */
export interface UnreadableFact {
  readonly annotation: string;
  readonly text: string;
  readonly problem: string;
}
