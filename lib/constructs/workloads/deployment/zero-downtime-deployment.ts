import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type * as kplus from 'cdk8s-plus-28';
import { requireDeployment } from './deployment-props';
import { exposeViaAlb, type AlbRouteOptions } from '../../routes/expose-via-alb';
import { exposeViaGateway, type GatewayRouteOptions } from '../../routes/expose-via-gateway';
import { exposeViaGke, type GkeRouteOptions } from '../../routes/expose-via-gke';
import { exposeViaNginx, type NginxRouteOptions } from '../../routes/expose-via-nginx';
import { exposeViaNlb, type NlbRouteOptions } from '../../routes/expose-via-nlb';
import { PlannedWorkload } from '../../rendering/planned/planned-workload';
import { Traffic } from '../../statements/traffic/traffic';
import { exposeOwned, ownedServiceOf, serviceToLeadTo } from '../owned-service';
import { tellUnusedPort } from '../tell-unused-port';
import { tellUnknownProps } from '../tell-unknown-props';
import { PlannedDeployment } from './planned-deployment';
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
export class ZeroDowntimeDeployment extends PlannedDeployment {
  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts
   * @throws FactError with everything that is missing, of a wrong type or impossible in them
   */
  constructor(scope: Construct, id: string, props: ZeroDowntimeDeploymentProps) {
    super(scope, id, requireDeployment({ scope, id }, props));
    tellUnusedPort(this, props);
    if (new.target === ZeroDowntimeDeployment) tellUnknownProps(this, 'ZeroDowntimeDeployment', props);
  }

  /** The Service that the workload owns; absent without a port, and until requests are stated to come in. */
  public get service(): kplus.Service | undefined {
    return ownedServiceOf(this);
  }

  /**
   * Exposes the workload by a Service. Without a name it is the one that the workload owns, with the options
   * applied; with a name it is another one. Where no other path is stated or made, requests then come through it.
   */
  public override exposeViaService(options: kplus.DeploymentExposeViaServiceOptions = {}): kplus.Service {
    const service = options.name === undefined ? serviceToLeadTo(this) : undefined;
    if (!service) return super.exposeViaService(options);
    PlannedWorkload.of(this)?.addRoute({ traffic: Traffic.clusterIp(), isLast: true });
    return exposeOwned(this, service, options);
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
   * Leads requests to a host through an application load balancer of AWS, whose targets are the pods: with the
   * deregistration delay, the idle timeout and the health check that follow from the facts, and the readiness gate where
   * the app makes the namespace. It needs the AWS Load Balancer Controller.
   *
   * @param host such as `shop.example.com`; every host where it is empty
   */
  public exposeViaAlb(host: string, options: AlbRouteOptions = {}): kplus.Ingress {
    return exposeViaAlb(this, host, options);
  }

  /**
   * Leads requests through a network load balancer of AWS, whose targets are the pods: the Service of the workload
   * becomes one, with the deregistration delay and the health check that follow from the facts. It needs the AWS Load
   * Balancer Controller.
   */
  public exposeViaNlb(options: NlbRouteOptions = {}): kplus.Service {
    return exposeViaNlb(this, options);
  }

  /**
   * Leads requests to a host through a load balancer of GKE, whose targets are the pods, with the BackendConfig that
   * follows from the facts: timeout, connection draining, health check.
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
