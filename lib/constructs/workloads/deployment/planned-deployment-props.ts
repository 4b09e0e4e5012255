import type * as kplus from 'cdk8s-plus-28';
import type { DisruptionBudget } from '../../statements/replicas/disruption-budget';
import type { WorkloadFacts } from '../../statements/workload-facts';

/** What every Deployment made from facts takes, besides everything that a cdk8s-plus Deployment takes. */
export interface PlannedDeploymentProps extends kplus.DeploymentProps, WorkloadFacts {
  /**
   * How many pods a node drain may take at once.
   *
   * @default - one, whatever the number of replicas
   */
  readonly disruptionBudget?: DisruptionBudget;
}
