import type { Construct } from 'constructs';
import * as kplus from 'cdk8s-plus-28';
import type { ReleasePlan, StatedBudget } from '../../../plan';
import type { IScaledWorkload } from '../../autoscaling/scaled-workload';
import { deploymentShape } from '../../rendering/shapes/deployment-shape';
import { planOf } from '../../rendering/planned/planned-workload';
import { asStated } from '../as-stated';
import { factsInScope } from '../../statements/zero-downtime-defaults';
import { deploymentProps } from './deployment-props';
import { addDisruptionBudget } from '../disruption-budget';
import { addOwnedService } from '../owned-service';
import { identifyWorkload, layWorkload } from '../lay-workload';
import type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

/**
 * What every Deployment made from facts has in common, whether requests come in or not: its plan, its budget, its
 * spread over nodes, and rules that judge it at synthesis. Users make a `ZeroDowntimeDeployment` or a
 * `GracefulWorker`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export abstract class PlannedDeployment extends kplus.Deployment implements IScaledWorkload {
  /** The budget that a node drain has to keep to; absent where it is stated that there is none. */
  public readonly disruptionBudget?: kplus.k8s.KubePodDisruptionBudget;

  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts, as its kind has found them to be complete
   */
  constructor(scope: Construct, id: string, props: ZeroDowntimeDeploymentProps) {
    super(scope, id, deploymentProps(scope, id, props));
    const name = identifyWorkload(this, id, props);
    addOwnedService(this, factsInScope(this, props).facts, { name, stated: props.ownService });
    const budget = props.disruptionBudget?._budget ?? ONE_AT_A_TIME;
    if (Object.keys(budget).length > 0) this.disruptionBudget = addDisruptionBudget(this, name, () => budget);
    layWorkload(this, this.apiObject, props, deploymentShape(props, this.apiObject), PLANNED_FIELDS);
  }

  /** The numbers of the release, each with its reason, as of now: containers and autoscalers added later count. */
  public get plan(): ReleasePlan {
    return planOf(this);
  }
}

asStated(PlannedDeployment);

const ONE_AT_A_TIME: StatedBudget = { maxUnavailable: 1 };

const PLANNED_FIELDS = ['minReady', 'progressDeadline', 'terminationGracePeriod'] as const;
