import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ReleasePlan } from '../../../plan';
import { wordProps } from '../../judging/prop-of';
import { planOf } from '../../rendering/planned/planned-workload';
import { exposeViaAlb, type AlbRouteOptions } from '../../routes/expose-via-alb';
import { exposeViaGateway, type GatewayRouteOptions } from '../../routes/expose-via-gateway';
import { exposeViaGke, type GkeRouteOptions } from '../../routes/expose-via-gke';
import { exposeViaNginx, type NginxRouteOptions } from '../../routes/expose-via-nginx';
import { exposeViaNlb, type NlbRouteOptions } from '../../routes/expose-via-nlb';
import { asStated } from '../as-stated';
import { isScaledByApp } from '../../rendering/planned/scaled-by-app';
import { statefulSetShape } from '../../rendering/shapes/stateful-set-shape';
import { factsInScope } from '../../statements/zero-downtime-defaults';
import { addDisruptionBudget } from '../disruption-budget';
import type { GracefulStatefulSetProps } from './graceful-stateful-set-props';
import { identifyWorkload, layWorkload } from '../lay-workload';
import { addOwnedService, ownedServiceOf } from '../owned-service';
import { tellUnknownProps } from '../tell-unknown-props';
import { PeersService } from './peers-service';
import { requireStatefulSet, statefulSetProps } from './stateful-set-props';

/**
 * A StatefulSet whose releases and drains never leave fewer members than it needs. From its quorum, and a few facts about
 * the application, it derives the probes, the preStop hook, the grace period, the rolling update, a PodDisruptionBudget,
 * a headless Service by which members find each other also while they are not ready, and one that leads clients to those
 * that are; whatever contradicts the facts fails synthesis.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 * @example
 * new GracefulStatefulSet(chart, 'ledger', {
 *   image: 'registry.example.com/ledger:3.2.0',
 *   port: 7000,
 *   peerPorts: [{ name: 'peers', number: 7001 }],
 *   replicas: 3,
 *   quorum: Quorum.majority(),
 *   slowestStart: Duration.seconds(40),
 *   longestRequest: Duration.seconds(5),
 *   onSigterm: OnSigterm.drains(),
 *   traffic: [Traffic.clusterIp()],
 *   health: { readiness: HealthCheck.httpGet('/ready') },
 *   volumeClaims: [{ name: 'data', storage: Size.gibibytes(20), mountPath: '/var/lib/ledger' }],
 * });
 */
export class GracefulStatefulSet extends kplus.StatefulSet {
  /** The headless Service by which members find each other. */
  public readonly peers: kplus.Service;

  /** The budget that a node drain has to keep to. */
  public readonly disruptionBudget: kplus.k8s.KubePodDisruptionBudget;

  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts
   * @throws FactError with everything that is missing, of a wrong type or impossible in them
   */
  constructor(scope: Construct, id: string, props: GracefulStatefulSetProps) {
    super(scope, id, statefulSetProps({ scope, id }, requireStatefulSet({ scope, id }, props)));
    const name = identifyWorkload(this, id, props);
    this.peers = this.service;
    if (this.peers instanceof PeersService) this.peers.leadTo(this);
    addOwnedService(this, factsInScope(this, props).facts, { name });
    this.disruptionBudget = addDisruptionBudget(this, name, () => this.plan.budget ?? 1);
    const isScaledElsewhere = () => props.autoscaled !== undefined || isScaledByApp(this.apiObject);
    layWorkload(this, this.apiObject, props, statefulSetShape({ ...props, isScaledElsewhere }), PLANNED_FIELDS);
    wordProps(this.apiObject, { disruptionBudget: 'quorum' });
    if (new.target === GracefulStatefulSet) tellUnknownProps(this, 'GracefulStatefulSet', props);
  }

  /** The numbers of the release, each with its reason, as of now: containers that are added later count. */
  public get plan(): ReleasePlan {
    return planOf(this);
  }

  /** The Service that leads clients to members that are ready; absent without a port, and until requests are stated to come in. */
  public get clients(): kplus.Service | undefined {
    return ownedServiceOf(this);
  }

  /**
   * Leads requests to a host through ingress-nginx, whose timeouts let the longest request take as long as it does.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   */
  public exposeViaNginx(host: string, options: NginxRouteOptions = {}): kplus.Ingress {
    return exposeViaNginx(this, host, options);
  }

  /**
   * Leads requests to a host through an application load balancer of AWS, as `ZeroDowntimeDeployment` does.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   */
  public exposeViaAlb(host: string, options: AlbRouteOptions = {}): kplus.Ingress {
    return exposeViaAlb(this, host, options);
  }

  /** Leads requests through a network load balancer of AWS: the Service for clients becomes one. */
  public exposeViaNlb(options: NlbRouteOptions = {}): kplus.Service {
    return exposeViaNlb(this, options);
  }

  /**
   * Leads requests to a host through a load balancer of GKE, as `ZeroDowntimeDeployment` does.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   */
  public exposeViaGke(host: string, options: GkeRouteOptions = {}): kplus.Ingress {
    return exposeViaGke(this, host, options);
  }

  /**
   * Leads requests through a gateway of the Gateway API: an HTTPRoute, or a GRPCRoute.
   *
   * @param gateway the name of the Gateway
   */
  public exposeViaGateway(gateway: string, options: GatewayRouteOptions = {}): ApiObject {
    return exposeViaGateway(this, gateway, options);
  }
}

asStated(GracefulStatefulSet);

const PLANNED_FIELDS = ['minReady', 'terminationGracePeriod'] as const;
