import type { Duration } from 'cdk8s';
import type { PlannedDeploymentProps } from '../deployment/planned-deployment-props';

/**
 * The facts about a worker that its release follows from, besides everything that a cdk8s-plus Deployment takes. That
 * no requests come in is implied. Numbers that are stated (`terminationGracePeriod`, `minReady`, `progressDeadline`,
 * `strategy`) are kept and judged; without them they follow from the facts.
 */
export interface GracefulWorkerProps extends PlannedDeploymentProps {
  /**
   * The longest piece of work (a job of a queue, a batch, a file) that must not be cut, from taking it to being done
   * with it. The grace period follows from it.
   */
  readonly longestWork: Duration;
}
