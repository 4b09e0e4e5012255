import type { ResourceIdentity } from '../workload';
import type { ScenarioName } from './scenario';

/** One scenario of one workload: plain data, so that it can be handed to a worker thread. */
export interface Case {
  /** Which of the world's workloads it is, by its place; of those before, where the release takes it away. */
  readonly index: number;
  readonly workload: ResourceIdentity;
  readonly scenario: ScenarioName;
  /** Whether a release takes it away, and nothing takes its place. @default it stays */
  readonly isGone?: true;
}
