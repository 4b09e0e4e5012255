import type { Duration } from 'cdk8s';
import type { Traffic } from './traffic/traffic';
import type { WorkloadFacts } from './workload-facts';

/** The facts about an application that its release follows from, whatever kind of workload it is. */
export interface ApplicationFacts extends WorkloadFacts {
  /**
   * The longest request (for a worker: unit of work) that a release must not cut. Required where requests come in.
   *
   * @default - a worker keeps Kubernetes' own grace period of 30 s
   */
  readonly longestRequest?: Duration;

  /**
   * The paths that requests take to the pods and that are not made here; `[Traffic.none()]` for a worker. Routes that
   * are made here (`exposeViaNginx`, `exposeViaAlb`, …) add their own.
   *
   * @default - as set with ZeroDowntimeDefaults; required where nothing is set and no route is made
   */
  readonly traffic?: Traffic[];
}
