import type { ApplicationFacts } from '../../statements/application-facts';
import type { OwnService } from '../../statements/traffic/own-service';
import type { PlannedDeploymentProps } from './planned-deployment-props';

/**
 * The facts about an application that its release follows from, besides everything that a cdk8s-plus Deployment
 * takes. Numbers that are stated (`terminationGracePeriod`, `minReady`, `progressDeadline`, `strategy`) are kept and
 * judged; without them they follow from the facts.
 */
export interface ZeroDowntimeDeploymentProps extends PlannedDeploymentProps, ApplicationFacts {
  /**
   * What the Service of the workload is to be, or that it has none.
   *
   * @default - a Service of the workload's name that leads to the port it serves on
   */
  readonly ownService?: OwnService;
}
