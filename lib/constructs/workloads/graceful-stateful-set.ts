import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ReleasePlan } from '../../plan';
import { planOf } from '../rendering/planned-workload';
import { asStated } from './as-stated';
import { isScaledByApp } from '../rendering/scaled-by-app';
import { statefulSetShape } from '../rendering/stateful-set-shape';
import { factsInScope } from '../statements/zero-downtime-defaults';
import { addDisruptionBudget } from './disruption-budget';
import type { GracefulStatefulSetProps } from './graceful-stateful-set-props';
import { identifyWorkload, layWorkload } from './lay-workload';
import { addOwnedService } from './owned-service';
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

  /** The Service that leads clients to members that are ready; absent without a port or without traffic. */
  public readonly clients?: kplus.Service;

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
    const clients = addOwnedService(this, factsInScope(this, props).facts, { name });
    if (clients) this.clients = clients;
    this.disruptionBudget = addDisruptionBudget(this, name, () => this.plan.budget ?? 1);
    const isScaledElsewhere = () => props.autoscaled !== undefined || isScaledByApp(this.apiObject);
    layWorkload(this, this.apiObject, props, statefulSetShape({ ...props, isScaledElsewhere }), PLANNED_FIELDS);
  }

  /** The numbers of the release, each with its reason, as of now: containers that are added later count. */
  public get plan(): ReleasePlan {
    return planOf(this);
  }
}

asStated(GracefulStatefulSet);

const PLANNED_FIELDS = ['minReady', 'terminationGracePeriod'] as const;
