import type { FieldPath, ProbeTiming, ProbeType, Seconds } from '../../kubernetes';
import type { Application } from './application';
import type { TakenAway } from './taken-away';

/** A pod template with the applications in it. */
export interface PodModel {
  /** In the order in which they start: init containers and sidecars as written, then the regular ones. */
  readonly containers: readonly ContainerModel[];
  /** The places of the containers that requests reach. */
  readonly serving: readonly number[];
  /** The places of those that have to answer for a request to succeed: those reached, and those behind a proxy. */
  readonly answering: readonly number[];
  readonly gracePeriod: Seconds;
  /** From the workload object to `terminationGracePeriodSeconds`. */
  readonly gracePath: FieldPath;
  /** How long after its containers a pod is ready where a readiness gate waits for the load balancer; 0 without one. */
  readonly gateDelay: Seconds;
  readonly isGated: boolean;
  /** What its containers run, as far as it has to be pulled: each once. */
  readonly images: readonly string[];
  /** Whether it has volumes, which its kubelet mounts before anything starts: nearly all pods have that of their token. */
  readonly mounts: boolean;
  readonly restarts: 'Always' | 'OnFailure' | 'Never';
  /** What a release takes away of what they need. @default nothing */
  readonly taken?: readonly TakenAway[];
}

/** One container of the template. */
export interface ContainerModel {
  readonly name: string;
  readonly role: 'regular' | 'sidecar' | 'init';
  /** From the workload object to this container. */
  readonly path: FieldPath;
  readonly probes: readonly ProbeModel[];
  readonly hook: HookModel;
  /** How long its postStart hook keeps it from counting as running. */
  readonly postStart: Seconds;
  /** Whether that hook fails, so that the container is killed. */
  readonly postStartFails: boolean;
  /** From when on its readiness probe fails although it serves. @default it does not */
  readonly lameFrom?: 'pre-stop' | 'sigterm';
  readonly application: Application;
  /** How long a piece of its own work takes, that nobody sends it: stated of a container that no request comes to; else 0. */
  readonly ownWork: Seconds;
  /** How long an init container runs; Infinity where it never ends. 0 for others. */
  readonly runs: Seconds;
  /** The container that passes requests on to it; absent where they come to it, or never do. */
  readonly behind?: string;
  /** What is assumed of a proxy that the application lives on; absent for other containers. */
  readonly livesOn?: string;
  /** What makes one last that a mesh puts into the pods: it stands in no manifest. */
  readonly mend?: string;
}

/** A probe, and what it asks. */
export interface ProbeModel {
  readonly type: ProbeType;
  readonly timing: ProbeTiming;
  /** What makes it succeed: an answer, a port that is open, nothing at all; or it never runs, or fails. */
  readonly asks: 'answers' | 'listens' | 'nothing' | 'error' | 'fails';
  /** Its own `terminationGracePeriodSeconds`. */
  readonly gracePeriod?: Seconds;
}

/** What a preStop hook does to the time of SIGTERM. */
export interface HookModel {
  readonly handler: 'none' | 'sleep' | 'exec' | 'http' | 'fails';
  readonly atLeast: Seconds;
  readonly atMost: Seconds;
  /** When it tells the process itself to stop, from its begin. @default it does not */
  readonly stopsAt?: Seconds;
  /** What the process does about that. @default what it does on SIGTERM */
  readonly ending?: 'drains' | 'exits';
  /** Whether SIGTERM, which comes after it, ends the process all the same. @default false */
  readonly isOutdone?: boolean;
}
