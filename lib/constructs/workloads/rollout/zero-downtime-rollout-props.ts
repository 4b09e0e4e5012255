import type * as kplus from 'cdk8s-plus-28';
import type { ApplicationFacts } from '../../statements/application-facts';
import type { DisruptionBudget } from '../../statements/replicas/disruption-budget';
import type { OwnService } from '../../statements/traffic/own-service';
import type { RolloutStrategy } from '../../statements/rollout/rollout-strategy';

/**
 * The facts about an application that a release by Argo Rollouts follows from, besides everything that a workload of
 * cdk8s-plus takes. Numbers that are stated are kept and judged; without them they follow from the facts.
 */
export interface ZeroDowntimeRolloutProps extends kplus.WorkloadProps, ApplicationFacts {
  /**
   * How many pods there are.
   *
   * @default 2, or what an autoscaler says
   */
  readonly replicas?: number;

  /** How requests come to new pods: `RolloutStrategy.blueGreen()` or `RolloutStrategy.canary({ … })`. */
  readonly strategy: RolloutStrategy;

  /**
   * What the Service of the workload is to be: the active one, or the stable one.
   *
   * @default - a Service of the workload's name that leads to the port it serves on
   */
  readonly ownService?: OwnService;

  /**
   * How many pods a node drain may take at once.
   *
   * @default - one, whatever the number of replicas
   */
  readonly disruptionBudget?: DisruptionBudget;

  /**
   * How long a pod has to be ready before it counts.
   *
   * @default - until requests reach it: the first use of the slowest traffic
   */
  readonly minReady?: kplus.DeploymentProps['minReady'];

  /**
   * After how long without progress a release counts as failed.
   *
   * @default - from the latest start
   */
  readonly progressDeadline?: kplus.DeploymentProps['progressDeadline'];
}
