import type { Construct } from 'constructs';
import type * as kplus from 'cdk8s-plus-28';
import { requireDeployment } from './deployment-props';
import { exposeOwned, OwnedService } from './owned-service';
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
  /** The Service that the workload owns; absent without a port or without traffic. */
  public readonly service?: kplus.Service;

  /**
   * @param scope where it stands in the construct tree
   * @param id its id; also its name, unless `metadata.name` says otherwise
   * @param props the facts
   * @throws FactError with everything that is missing, of a wrong type or impossible in them
   */
  constructor(scope: Construct, id: string, props: ZeroDowntimeDeploymentProps) {
    super(scope, id, requireDeployment({ scope, id }, props));
    const service = this.node.tryFindChild('Service');
    if (service instanceof OwnedService) this.service = service;
  }

  /**
   * Exposes the workload by a Service. Without a name it is the one that the workload owns, with the options
   * applied; with a name it is another one.
   */
  public override exposeViaService(options: kplus.DeploymentExposeViaServiceOptions = {}): kplus.Service {
    return this.service instanceof OwnedService && options.name === undefined
      ? exposeOwned(this, this.service, options)
      : super.exposeViaService(options);
  }
}
