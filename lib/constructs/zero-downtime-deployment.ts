import type { Construct } from 'constructs';
import * as kplus from 'cdk8s-plus-28';
import { parseKubernetesVersion, type KubernetesVersion } from '../kubernetes';
import { planRelease, type ReleasePlan } from '../plan';
import { asObject, type JsonObject } from '../workload';
import { deploymentProps, ownName } from './deployment-props';
import { addDisruptionBudget } from './disruption-budget';
import { inventedStartup, rememberStartup, withStatedResources } from './invented-startup';
import { judgeAtSynth } from './judge-at-synth';
import { KubernetesTarget } from './kubernetes-target';
import { OwnedService } from './owned-service';
import { layPlanOver } from './plan-overlay';
import { knownContainers, releaseFactsOf } from './release-facts-of';
import { answerByPlan } from './planned-fields';
import { renderOver } from './rendered-object';
import { servingPort } from './serving-port';
import { annotationsOf } from './stated-facts-of';
import type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

/**
 * A Deployment whose releases lose no request. From a few facts about the application it derives the probes, the
 * preStop hook, the grace period, the rolling update, availability, a Service, a PodDisruptionBudget and the spread
 * over nodes; whatever contradicts the facts fails synthesis.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 * @example
 * new ZeroDowntimeDeployment(chart, 'web', {
 *   image: 'registry.example.com/web:1.4.2',
 *   port: 8080,
 *   replicas: 3,
 *   slowestStart: Duration.seconds(60),
 *   longestRequest: Duration.seconds(20),
 *   onSigterm: OnSigterm.drains(),
 *   traffic: [Traffic.ingressNginx()],
 *   health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
 * });
 */
export class ZeroDowntimeDeployment extends kplus.Deployment {
  /** The Service that the workload owns; absent without a port or without traffic. */
  public readonly service?: kplus.Service;

  /** The budget that a node drain has to keep to. */
  public readonly disruptionBudget: kplus.k8s.KubePodDisruptionBudget;

  private readonly facts: ZeroDowntimeDeploymentProps;
  private readonly ownService?: OwnedService;
  private readonly renderOwn: () => JsonObject;
  private rendering = false;

  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts
   * @throws Error when a fact is missing, stated twice, or none at all
   */
  constructor(scope: Construct, id: string, props: ZeroDowntimeDeploymentProps) {
    super(scope, id, deploymentProps(`${scope.node.path}/${id}`, id, props));
    this.facts = props;
    const name = ownName(id, props);
    if (name !== undefined) this.identifyBy(name);
    if (props.isolate) this.connections.isolate();
    if (props.spread) this.spreadByDemand();
    this.ownService = this.addService(name);
    this.service = this.ownService;
    this.disruptionBudget = addDisruptionBudget(this, name);
    this.renderOwn = this.apiObject.toJson.bind(this.apiObject) as () => JsonObject;
    this.apiObject.toJson = () => this.render();
    answerByPlan(this, props, () => (this.rendering ? undefined : this.plan));
    renderOver(this.apiObject, (rendered) => this.layPlan(rendered));
    judgeAtSynth(this.apiObject, () => this.version());
  }

  /** The numbers of the release, each with its reason, as of now: containers and autoscalers added later count. */
  public get plan(): ReleasePlan {
    return this.planFor(this.render()).plan;
  }

  public override addContainer(props: kplus.ContainerProps): kplus.Container {
    return rememberStartup(super.addContainer(withStatedResources(props)), props);
  }

  public override addInitContainer(props: kplus.ContainerProps): kplus.Container {
    return rememberStartup(super.addInitContainer(withStatedResources(props)), props);
  }

  /**
   * Exposes the workload by a Service. Without a name it is the one that the workload owns, with the options
   * applied; with a name it is another one.
   */
  public override exposeViaService(options: kplus.DeploymentExposeViaServiceOptions = {}): kplus.Service {
    if (options.name !== undefined || !this.ownService) return super.exposeViaService(options);
    for (const { port, targetPort = port } of options.ports ?? []) this.requireDeclared(port, targetPort);
    this.ownService.expose(options);
    return this.ownService;
  }

  private requireDeclared(port: number, targetPort: number): void {
    const declared = this.containers.flatMap(({ ports }) => ports.map(({ number }) => number));
    if (declared.includes(targetPort)) return;
    throw new Error(
      `${this.node.path}: port ${port} of the Service leads to ${targetPort}, which no container declares (${declared.join(', ')}): ` +
        `state the 'targetPort', or add { number: ${targetPort} } to the ports of a container`,
    );
  }

  private identifyBy(name: string): void {
    this.podMetadata.addLabel(kplus.Pod.ADDRESS_LABEL, name);
    this.select(kplus.LabelSelector.of({ labels: { [kplus.Pod.ADDRESS_LABEL]: name } }));
  }

  /** cdk8s-plus adds its spread terms anew at every rendering; once is enough. */
  private spreadByDemand(): void {
    this.scheduling.spread({ topology: kplus.Topology.HOSTNAME });
    this.scheduling.spread({ topology: kplus.Topology.ZONE });
  }

  private addService(name: string | undefined): OwnedService | undefined {
    const port = servingPort(this.containers[0]?.ports ?? [], this.facts.port);
    const sources = this.facts.traffic.map((traffic) => traffic._source.kind);
    if (!port || sources.every((kind) => kind === 'none')) return undefined;
    return new OwnedService(
      this,
      'Service',
      {
        metadata: { namespace: this.metadata.namespace, ...(name !== undefined && { name }) },
        selector: this,
        ...(sources.every((kind) => kind === 'headless') && { clusterIP: 'None' }),
      },
      { port: port.number, targetPort: port.number, name: port.name, protocol: port.protocol },
    );
  }

  /** What cdk8s-plus makes of it, before the plan is laid over. */
  private render(): JsonObject {
    this.rendering = true;
    try {
      return this.renderOwn();
    } finally {
      this.rendering = false;
    }
  }

  private layPlan(rendered: Record<string, unknown>): void {
    const { plan, containers } = this.planFor(rendered as JsonObject);
    layPlanOver(rendered, {
      plan,
      containers,
      annotations: annotationsOf(this.facts, containers, plan),
      matchLabels: this.matchLabels,
      version: this.version(),
      inventedStartup: inventedStartup([...this.containers, ...this.initContainers]),
    });
  }

  private planFor(rendered: JsonObject) {
    const podSpec = asObject(asObject(asObject(rendered['spec'])['template'])['spec']);
    const containers = knownContainers(this.facts, podSpec);
    return { plan: planRelease(releaseFactsOf(this.facts, containers, rendered, this.version())), containers };
  }

  private version(): KubernetesVersion {
    return parseKubernetesVersion(this.facts.kubernetesVersion ?? KubernetesTarget.of(this));
  }
}
