import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ReleasePlan } from '../../../plan';
import { daemonSetShape } from '../../rendering/shapes/daemon-set-shape';
import { planOf } from '../../rendering/planned/planned-workload';
import { exposeViaAlb, type AlbRouteOptions } from '../../routes/expose-via-alb';
import { exposeViaGateway, type GatewayRouteOptions } from '../../routes/expose-via-gateway';
import { exposeViaGke, type GkeRouteOptions } from '../../routes/expose-via-gke';
import { exposeViaNginx, type NginxRouteOptions } from '../../routes/expose-via-nginx';
import { exposeViaNlb, type NlbRouteOptions } from '../../routes/expose-via-nlb';
import { FactError } from '../../statements/fact-error';
import type { Entrance } from '../../statements/traffic/entrance';
import { asStated } from '../as-stated';
import { daemonSetFacts, daemonSetProps, requireDaemonSet } from './daemon-set-props';
import type { GracefulDaemonSetProps } from './graceful-daemon-set-props';
import { identifyWorkload, layWorkload } from '../lay-workload';
import { addOwnedService } from '../owned-service';
import { tellUnknownProps } from '../tell-unknown-props';

/**
 * A DaemonSet whose releases leave no node without an answer, as far as Kubernetes can: where no port of the node is
 * taken, a new pod comes before the old one goes. Where one is, the plan says what each node loses. It derives the probes,
 * the preStop hook, the grace period and the rolling update from a few facts; whatever contradicts them fails synthesis.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 * @example
 * new GracefulDaemonSet(chart, 'collector', {
 *   image: 'registry.example.com/collector:0.9.0',
 *   port: 4317,
 *   entrance: Entrance.nodeLocalService(),
 *   slowestStart: Duration.seconds(10),
 *   longestRequest: Duration.seconds(5),
 *   onSigterm: OnSigterm.drains(),
 *   health: { readiness: HealthCheck.grpc() },
 *   tolerates: [kplus.NodeTaintQuery.any()],
 * });
 */
export class GracefulDaemonSet extends kplus.DaemonSet {
  /** The Service of its entrance; absent where requests come in otherwise, or not at all. */
  public readonly service?: kplus.Service;

  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts
   * @throws FactError with everything that is missing, of a wrong type or impossible in them
   */
  constructor(scope: Construct, id: string, props: GracefulDaemonSetProps) {
    const facts = requireDaemonSet({ scope, id }, props);
    super(scope, id, daemonSetProps({ scope, id }, facts));
    const name = identifyWorkload(this, id, facts);
    if (facts.tolerates?.length) this.scheduling.tolerate(kplus.Node.tainted(...facts.tolerates));
    ENTRANCES.set(this, facts.entrance);
    const service = SERVICES[facts.entrance._kind];
    const owned = service && addOwnedService(this, facts, { name, ...service });
    if (owned) this.service = owned;
    const shape = daemonSetShape({ ...facts, facts: daemonSetFacts(facts) });
    layWorkload(this, this.apiObject, facts, shape, PLANNED_FIELDS);
    if (new.target === GracefulDaemonSet) tellUnknownProps(this, 'GracefulDaemonSet', props);
  }

  /** The numbers of the release, each with its reason, as of now: containers that are added later count. */
  public get plan(): ReleasePlan {
    return planOf(this);
  }

  /**
   * Leads requests to a host through ingress-nginx, whose timeouts let the longest request take as long as it does.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   */
  public exposeViaNginx(host: string, options: NginxRouteOptions = {}): kplus.Ingress {
    refuseRoute(this, 'exposeViaNginx');
    return exposeViaNginx(this, host, options);
  }

  /**
   * Leads requests to a host through an application load balancer of AWS, as `ZeroDowntimeDeployment` does.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   */
  public exposeViaAlb(host: string, options: AlbRouteOptions = {}): kplus.Ingress {
    refuseRoute(this, 'exposeViaAlb');
    return exposeViaAlb(this, host, options);
  }

  /** Leads requests through a network load balancer of AWS: the Service of its entrance becomes one. */
  public exposeViaNlb(options: NlbRouteOptions = {}): kplus.Service {
    refuseRoute(this, 'exposeViaNlb');
    return exposeViaNlb(this, options);
  }

  /**
   * Leads requests to a host through a load balancer of GKE, as `ZeroDowntimeDeployment` does.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   */
  public exposeViaGke(host: string, options: GkeRouteOptions = {}): kplus.Ingress {
    refuseRoute(this, 'exposeViaGke');
    return exposeViaGke(this, host, options);
  }

  /**
   * Leads requests through a gateway of the Gateway API: an HTTPRoute, or a GRPCRoute.
   *
   * @param gateway the name of the Gateway
   */
  public exposeViaGateway(gateway: string, options: GatewayRouteOptions = {}): ApiObject {
    refuseRoute(this, 'exposeViaGateway');
    return exposeViaGateway(this, gateway, options);
  }
}

asStated(GracefulDaemonSet);

const PLANNED_FIELDS = ['terminationGracePeriod'] as const;

/** The entrances that are a Service, and how it leads. */
const SERVICES: Readonly<Record<string, { readonly internalTrafficPolicy?: string } | undefined>> = {
  service: {},
  'node-local-service': { internalTrafficPolicy: 'Local' },
};

/** By construct, so that nothing of it is a member that a subclass could collide with. */
const ENTRANCES = new WeakMap<GracefulDaemonSet, Entrance>();

/** Why no route leads through an entrance, and what to write. */
const NO_ROUTE: Readonly<Record<string, string | undefined>> = {
  none: 'nobody asks it (Entrance.none())',
  'host-port': 'requests come in by a port of each node (Entrance.hostPort()), with a gap at every release',
  'host-network': 'requests come in by the network of each node (Entrance.hostNetwork()), with a gap at every release',
};

/** A gateway may go by the Service, which keeps requests on the node that they come to. */
const STAYS_ON_NODE = 'its Service keeps requests on the node that they come to (Entrance.nodeLocalService())';

/** A route leads through a Service, to the pods of all nodes. */
function refuseRoute(set: GracefulDaemonSet, what: string): void {
  const kind = ENTRANCES.get(set)?._kind ?? 'none';
  const isKept = kind === 'node-local-service' && what === 'exposeViaGateway';
  const why = isKept ? STAYS_ON_NODE : NO_ROUTE[kind];
  if (why === undefined) return;
  throw new FactError(
    `${set.node.path}: ${what} leads through a Service to the pods of all nodes, and ${why}: state Entrance.service()`,
  );
}
