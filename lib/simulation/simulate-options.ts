import type { World } from '../workload';
import type { ReleaseOrder } from './release/turns';
import type { ScenarioName } from './scenario';

/** What to simulate, and how. */
export interface SimulateOptions {
  /** @default all of them */
  readonly scenarios?: readonly ScenarioName[];
  /** Requests per second that reach each workload. @default 100 */
  readonly rate?: number;
  /**
   * Whether clients open a connection for each request, or keep theirs.
   *
   * @default both are tried in the worst case, except that an application that does not close its connections is not
   * blamed for those that clients keep; sampled: 'new'
   */
  readonly connections?: 'new' | 'keep-alive';
  /** How many nodes there are. @default 3, or as many as the pods need that share none, and one more */
  readonly nodes?: number;
  /**
   * How long a node takes at the most to pull an image that it does not have, in seconds; drawn, from half of it on.
   *
   * @default 0: what is to start has been pulled before
   */
  readonly imagePull?: number;
  /** What ran before: a rollout then goes from there to here. @default the same manifests, with another image */
  readonly from?: World;
  /** Who applies a release, and so in which order. @default 'kubectl' */
  readonly order?: ReleaseOrder;
  /** Whether a release deletes what its manifests no longer have. @default true */
  readonly prune?: boolean;
  /** Look for the smallest change that makes a worst case safe. @default true */
  readonly fix?: boolean;
}

/** Many runs with drawn latencies. */
export interface SampleOptions extends SimulateOptions {
  /** @default 1 */
  readonly seed?: number;
  /** @default 1000 */
  readonly runs?: number;
}
