import type { Construct } from 'constructs';
import * as kplus from 'cdk8s-plus-28';
import type { ReleasePlan } from '../../plan';
import { judgeAtSynth } from '../judging/judge-at-synth';
import { deploymentShape } from '../rendering/deployment-shape';
import { containerAsStated, remember, withoutInventions, withStatedResources } from '../rendering/known-containers';
import { answerByPlan } from '../rendering/planned-fields';
import { planOf, PlannedWorkload } from '../rendering/planned-workload';
import type { Identity } from '../statements/identity';
import { factsInScope } from '../statements/zero-downtime-defaults';
import { deploymentProps } from './deployment-props';
import { addDisruptionBudget } from './disruption-budget';
import { addOwnedService } from './owned-service';
import { identify, ownName, podSelectorOf } from './own-name';
import type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

/**
 * What every Deployment made from facts has in common, whether requests come in or not: its plan, its budget, its
 * spread over nodes, and rules that judge it at synthesis. Users make a `ZeroDowntimeDeployment` or a
 * `GracefulWorker`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export abstract class PlannedDeployment extends kplus.Deployment {
  /** The budget that a node drain has to keep to. */
  public readonly disruptionBudget: kplus.k8s.KubePodDisruptionBudget;

  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts, as its kind has found them to be complete
   */
  constructor(scope: Construct, id: string, props: ZeroDowntimeDeploymentProps) {
    super(scope, id, deploymentProps(scope, id, props));
    const name = ownName(scope, id, props);
    IDENTITIES.set(this, props.identity);
    identify(this, name, props);
    if (props.isolate) this.connections.isolate();
    if (props.spread) spreadByDemand(this);
    addOwnedService(this, factsInScope(this, props).facts, name);
    this.disruptionBudget = addDisruptionBudget(this, name);
    const planned = PlannedWorkload.lay({
      construct: this,
      apiObject: this.apiObject,
      facts: props,
      shape: deploymentShape(props, this.apiObject),
      matchLabels: () => this.matchLabels,
      containers: () => [...this.containers, ...this.initContainers],
    });
    answerByPlan(this, PLANNED_FIELDS, props, () => planned.planUnlessRendering);
    judgeAtSynth(this.apiObject, () => planned.version);
  }

  /** The numbers of the release, each with its reason, as of now: containers and autoscalers added later count. */
  public get plan(): ReleasePlan {
    return planOf(this);
  }

  /** Adds a container, in which stands what is stated and nothing that cdk8s-plus invents. */
  public override addContainer(props: kplus.ContainerProps): kplus.Container {
    const container = containerAsStated(props);
    this.attachContainer(container);
    return container;
  }

  /**
   * Attaches a container. What cdk8s-plus invents for every container, a startup probe by TCP and a CPU and a half, is
   * taken away from it; state it about `otherContainers` if you mean it.
   */
  public override attachContainer(container: kplus.Container): void {
    super.attachContainer(withoutInventions(container));
  }

  /** Adds an init container, or a native sidecar, with the resources that are stated and no others. */
  public override addInitContainer(props: kplus.ContainerProps): kplus.Container {
    return remember(super.addInitContainer(withStatedResources(props)), props);
  }

  /** How a Service, a network policy or another workload finds its pods. */
  public override toPodSelectorConfig(): kplus.PodSelectorConfig {
    return podSelectorOf(super.toPodSelectorConfig(), IDENTITIES.get(this));
  }
}

/** By construct, so that nothing of it is a member that a subclass could collide with. */
const IDENTITIES = new WeakMap<PlannedDeployment, Identity | undefined>();

const PLANNED_FIELDS = ['minReady', 'progressDeadline', 'terminationGracePeriod'] as const;

/** cdk8s-plus adds its spread terms anew at every rendering; once is enough. */
function spreadByDemand({ scheduling }: kplus.Deployment): void {
  scheduling.spread({ topology: kplus.Topology.HOSTNAME });
  scheduling.spread({ topology: kplus.Topology.ZONE });
}
