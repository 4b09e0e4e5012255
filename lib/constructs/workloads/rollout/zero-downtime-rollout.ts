import { type ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ReleasePlan } from '../../../plan';
import type { IScaledWorkload } from '../../autoscaling/scaled-workload';
import { overrideMethod } from '../../rendering/app/override-method';
import { planOf, PlannedWorkload } from '../../rendering/planned/planned-workload';
import { rolloutShape } from '../../rendering/shapes/rollout-shape';
import { isScaledByApp } from '../../rendering/planned/scaled-by-app';
import { exposeViaAlb, type AlbRouteOptions } from '../../routes/expose-via-alb';
import { exposeViaGateway, type GatewayRouteOptions } from '../../routes/expose-via-gateway';
import { exposeViaGke, type GkeRouteOptions } from '../../routes/expose-via-gke';
import { exposeViaIstio, type IstioRouteOptions } from '../../routes/expose-via-istio';
import { exposeViaNginx, type NginxRouteOptions } from '../../routes/expose-via-nginx';
import { exposeViaNlb, type NlbRouteOptions } from '../../routes/expose-via-nlb';
import { RolloutRoutes } from '../../routes/rollout-routes';
import { FactError } from '../../statements/fact-error';
import { Traffic } from '../../statements/traffic/traffic';
import { factsInScope } from '../../statements/zero-downtime-defaults';
import { asStated } from '../as-stated';
import { companionMade, companionOf } from '../companion-service';
import { addDisruptionBudget } from '../disruption-budget';
import { identifyWorkload, layWorkload } from '../lay-workload';
import { addOwnedService, exposeOwned, ownedServiceName, ownedServiceOf, serviceToLeadTo } from '../owned-service';
import { tellUnusedPort } from '../tell-unused-port';
import { tellUnknownProps } from '../tell-unknown-props';
import { requireRollout } from './rollout-props';
import { movesBy } from './slow-switch';
import { tellUnwatched } from './tell-unwatched';
import { workloadProps } from '../workload-props';
import type { ZeroDowntimeRolloutProps } from './zero-downtime-rollout-props';

/**
 * A Rollout of Argo whose releases, taken back or not, lose no request: by blue/green, or canary with or without routes
 * that split requests. Besides what a ZeroDowntimeDeployment derives, it derives how long pods stay that requests have
 * been moved away from, and writes the Services that Argo moves them between.
 *
 * @see https://argo-rollouts.readthedocs.io/
 * @example
 * new ZeroDowntimeRollout(chart, 'checkout', {
 *   image: 'registry.example.com/checkout:2.0.1',
 *   port: 8080,
 *   replicas: 4,
 *   strategy: RolloutStrategy.blueGreen({ prePromotionAnalysis: RolloutAnalysis.of(['smoke-tests']) }),
 *   slowestStart: Duration.seconds(30),
 *   longestRequest: Duration.seconds(10),
 *   onSigterm: OnSigterm.drains(),
 *   traffic: [Traffic.clusterIp()],
 *   health: { readiness: HealthCheck.httpGet('/ready') },
 * });
 */
export class ZeroDowntimeRollout extends kplus.Workload implements IScaledWorkload {
  /** As Argo calls it. */
  public readonly resourceType: string = 'rollouts';

  /** Whether an autoscaler of cdk8s-plus sets the replicas. */
  public hasAutoscaler = false;

  /** The replicas that are stated. */
  public readonly replicas?: number;

  /** The budget that a node drain has to keep to; absent where it is stated that there is none. */
  public readonly disruptionBudget?: kplus.k8s.KubePodDisruptionBudget;

  protected readonly apiObject: ApiObject;

  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts
   * @throws FactError with everything that is missing, of a wrong type or impossible in them
   */
  constructor(scope: Construct, id: string, props: ZeroDowntimeRolloutProps) {
    const stated = workloadProps(scope, id, requireRollout({ scope, id }, props));
    super(scope, id, stated);
    this.replicas = props.replicas;
    this.apiObject = rolloutObject(this, stated.metadata);
    const name = identifyWorkload(this, id, props);
    const routes = new RolloutRoutes(this, props.strategy);
    addOwnedService(this, factsInScope(this, props).facts, { name, stated: props.ownService });
    addCompanions(this, props, routes);
    const budget = props.disruptionBudget?._budget ?? { maxUnavailable: 1 };
    if (Object.keys(budget).length > 0) this.disruptionBudget = addDisruptionBudget(this, name, () => budget);
    const shape = rolloutShape(props, () => ({
      namespace: this.metadata.namespace,
      service: ownedServiceName(this) ?? '',
      companion: (suffix) => companionNamed(this, suffix).name,
      routes: routes.all,
      isScaledElsewhere: () => props.autoscaled !== undefined || isScaledByApp(this.apiObject),
    }));
    layWorkload(this, this.apiObject, props, shape, PLANNED_FIELDS);
    PlannedWorkload.of(this)?.requireToo(() => routes.missing);
    tellUnwatched(this, props);
    tellUnusedPort(this, props);
    if (new.target === ZeroDowntimeRollout) tellUnknownProps(this, 'ZeroDowntimeRollout', props);
  }

  /** The numbers of the release, each with its reason, as of now: containers and autoscalers added later count. */
  public get plan(): ReleasePlan {
    return planOf(this);
  }

  /** The Service that requests come by, the active or the stable one; absent without a port or without traffic. */
  public get service(): kplus.Service | undefined {
    return ownedServiceOf(this);
  }

  /**
   * Changes the Service that requests come by, and returns it. Where no other path is stated or made, requests then come
   * through it.
   *
   * @throws FactError for a name: Argo moves requests by this one
   */
  public exposeViaService(options: kplus.DeploymentExposeViaServiceOptions = {}): kplus.Service {
    const service = serviceToLeadTo(this);
    if (!service || options.name !== undefined)
      throw new FactError(
        service
          ? `${this.node.path}: requests are moved by its own Service, ${service.name}, and not by one of another name: leave 'name' out, or state 'ownService'`
          : `${this.node.path}: exposeViaService has no Service: state 'port', no Traffic.none(), and no OwnService.none()`,
      );
    PlannedWorkload.of(this)?.addRoute({ traffic: Traffic.clusterIp(), isLast: true });
    return exposeOwned(this, service, options);
  }

  /**
   * Leads requests to a host through ingress-nginx, which splits them where the strategy says so.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   */
  public exposeViaNginx(host: string, options: NginxRouteOptions = {}): kplus.Ingress {
    const routes = RolloutRoutes.of(this);
    routes.refuseBeside('nginx');
    const ingress = exposeViaNginx(this, host, options);
    if (routes.isSplitHere) {
      routes.add({ kind: 'nginx', name: ingress.name });
      companionNamed(this, 'canary');
    }
    return ingress;
  }

  /**
   * Leads requests to a host through an application load balancer of AWS, where the strategy splits them: two Services
   * take turns behind it, so that the readiness of pods is gated.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   * @throws FactError where the strategy changes whom its Service selects
   */
  public exposeViaAlb(host: string, options: AlbRouteOptions = {}): kplus.Ingress {
    const routes = RolloutRoutes.of(this);
    routes.refuseSlow('aws-alb');
    routes.refuseBeside('alb');
    if (!routes.isSplitHere) return exposeViaAlb(this, host, options);
    const ingress = exposeViaAlb(this, host, options, 'use-annotation');
    routes.add({ kind: 'alb', name: ingress.name, servicePort: () => serviceToLeadTo(this)?.port ?? 0 });
    for (const suffix of ['ping', 'pong']) companionNamed(this, suffix);
    return ingress;
  }

  /**
   * Leads requests through a network load balancer of AWS, where nothing but the number of pods splits them.
   *
   * @throws FactError where the strategy changes whom its Service selects
   */
  public exposeViaNlb(options: NlbRouteOptions = {}): kplus.Service {
    RolloutRoutes.of(this).refuseSlow('aws-nlb');
    return exposeViaNlb(this, options);
  }

  /**
   * Leads requests to a host through a load balancer of GKE, where nothing but the number of pods splits them.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   * @throws FactError where the strategy changes whom its Service selects
   */
  public exposeViaGke(host: string, options: GkeRouteOptions = {}): kplus.Ingress {
    RolloutRoutes.of(this).refuseSlow('gke-neg');
    return exposeViaGke(this, host, options);
  }

  /**
   * Leads requests through a gateway of the Gateway API, which splits them where the strategy says so; Argo Rollouts needs
   * its plugin for that.
   *
   * @param gateway the name of the Gateway
   */
  public exposeViaGateway(gateway: string, options: GatewayRouteOptions = {}): ApiObject {
    const routes = RolloutRoutes.of(this);
    if (options.traffic) routes.refuseSlow(options.traffic._source.kind);
    if (!routes.isSplitHere) return exposeViaGateway(this, gateway, options);
    const route = exposeViaGateway(this, gateway, options, () => companionNamed(this, 'canary'));
    routes.add({ kind: 'gateway', name: route.name, grpc: options.grpc === true });
    companionNamed(this, 'canary');
    return route;
  }

  /** Leads requests through the proxies of Istio, which split them where the strategy says so. */
  public exposeViaIstio(options: IstioRouteOptions = {}): ApiObject {
    const routes = RolloutRoutes.of(this);
    if (!routes.isSplitHere) return exposeViaIstio(this, options);
    const route = exposeViaIstio(this, options, () => companionNamed(this, 'canary'));
    routes.add({ kind: 'istio', name: route.name });
    companionNamed(this, 'canary');
    return route;
  }

  /** Has an autoscaler of cdk8s-plus set the replicas. */
  public markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /** What an autoscaler of cdk8s-plus has to know of it. */
  public toScalingTarget(): kplus.ScalingTarget {
    const { kind, apiVersion, name, containers, replicas } = this;
    return { kind, apiVersion, name, containers, ...(replicas !== undefined && { replicas }) };
  }
}

asStated(ZeroDowntimeRollout);

const PLANNED_FIELDS = ['terminationGracePeriod'] as const;

const ROLLOUT = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };

/** cdk8s-plus renders the pods of a Deployment, and a Rollout has the same. */
function rolloutObject(rollout: ZeroDowntimeRollout, metadata: ZeroDowntimeRolloutProps['metadata']): ApiObject {
  const spec = Lazy.any({
    produce: () => ({
      ...(!rollout.hasAutoscaler && { replicas: rollout.replicas ?? 2 }),
      selector: rollout._toLabelSelector(),
      template: { metadata: rollout.podMetadata.toJson(), spec: rollout._toPodSpec() },
    }),
  }) as kplus.k8s.DeploymentSpec;
  const apiObject = new kplus.k8s.KubeDeployment(rollout, 'Resource', { ...ROLLOUT, metadata, spec });
  overrideMethod(apiObject, 'toJson', (before) => () => ({ ...(before() as object), ...ROLLOUT }));
  return apiObject;
}

function addCompanions(
  rollout: ZeroDowntimeRollout,
  { strategy }: ZeroDowntimeRolloutProps,
  { all }: RolloutRoutes,
): void {
  if (movesBy(strategy) === 'pods') return;
  serviceToLeadTo(rollout);
  const kinds = all.map(({ kind }) => kind);
  if (movesBy(strategy) === 'service') companionNamed(rollout, 'preview');
  else if (kinds.includes('alb')) for (const suffix of ['ping', 'pong']) companionNamed(rollout, suffix);
  else if (kinds.length > 0) companionNamed(rollout, 'canary');
}

function companionNamed(rollout: ZeroDowntimeRollout, suffix: string): kplus.Service {
  const made = companionMade(rollout, suffix);
  if (made) return made;
  const own = serviceToLeadTo(rollout);
  if (!own) throw new FactError(`${rollout.node.path}: it has no Service that requests could be moved from`);
  return companionOf(rollout, own, suffix);
}
