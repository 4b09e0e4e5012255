import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { WorkloadFacts } from '../statements/workload-facts';

/**
 * The facts about a worker that its release follows from, besides everything that a cdk8s-plus Deployment takes. That
 * no requests come in is implied. Numbers that are stated (`terminationGracePeriod`, `minReady`, `progressDeadline`,
 * `strategy`) are kept and judged; without them they follow from the facts.
 */
export interface GracefulWorkerProps extends kplus.DeploymentProps, WorkloadFacts {
  /**
   * The longest piece of work (a job of a queue, a batch, a file) that must not be cut, from taking it to being done
   * with it. The grace period follows from it.
   */
  readonly longestWork: Duration;
}
