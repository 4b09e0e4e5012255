import type { ResourceIdentity } from '../workload';
import type { ScenarioName } from './scenario';

/** One scenario of one workload: plain data, so that it can be handed to a worker thread. */
export interface Case {
  /** Which of the world's workloads it is, by its place. */
  readonly index: number;
  readonly workload: ResourceIdentity;
  readonly scenario: ScenarioName;
}
