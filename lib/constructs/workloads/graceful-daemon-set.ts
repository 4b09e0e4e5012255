import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ReleasePlan } from '../../plan';
import { daemonSetShape } from '../rendering/daemon-set-shape';
import { planOf } from '../rendering/planned-workload';
import { asStated } from './as-stated';
import { daemonSetFacts, daemonSetProps, requireDaemonSet } from './daemon-set-props';
import type { GracefulDaemonSetProps } from './graceful-daemon-set-props';
import { identifyWorkload, layWorkload } from './lay-workload';
import { addOwnedService } from './owned-service';

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
    const service = SERVICES[facts.entrance._kind];
    const owned = service && addOwnedService(this, facts, { name, ...service });
    if (owned) this.service = owned;
    const shape = daemonSetShape({ ...facts, facts: daemonSetFacts(facts) });
    layWorkload(this, this.apiObject, facts, shape, PLANNED_FIELDS);
  }

  /** The numbers of the release, each with its reason, as of now: containers that are added later count. */
  public get plan(): ReleasePlan {
    return planOf(this);
  }
}

asStated(GracefulDaemonSet);

const PLANNED_FIELDS = ['terminationGracePeriod'] as const;

/** The entrances that are a Service, and how it leads. */
const SERVICES: Readonly<Record<string, { readonly internalTrafficPolicy?: string } | undefined>> = {
  service: {},
  'node-local-service': { internalTrafficPolicy: 'Local' },
};
