import { asObject } from '../../kubernetes';
import { controllerOf } from './controllers';
import { directoryOf } from './directories';
import { FileVariants } from './file-variants';
import { Join, type Referent, type Referrer } from './join';
import { knownKind, type KnownKind } from './known-kind';
import type { Manifest } from './manifest';
import { NamedObjects } from './named-objects';
import { isWorkload, podLabelsOf } from '../pod-template';
import {
  autoscalerReferrer,
  budgetReferrer,
  byName,
  destinationReferrer,
  named,
  rolloutReferrer,
  routeReferrer,
  scaleKey,
  serviceReferent,
  serviceReferrer,
  standingOf,
} from './referrers';
import type { Labels } from './selector-index';
import { policyTargets } from '../traffic/google-backend';
import { bindingRoutes, gatewayRoutes, isGatewayRoute } from '../traffic/gateway-routes';
import { ingressRoutes } from '../traffic/ingress-routes';
import { meshRoutes } from '../traffic/mesh-routes';
import type { Route } from '../traffic/route';

/** The objects of a world, found by what they refer to: joins stay linear in the number of objects. */
export class Cluster {
  readonly objects = new NamedObjects();
  private readonly byKind = new Map<KnownKind, Manifest[]>();
  private readonly joins = new Map<string, unknown>();

  /** @param manifests everything that was read together */
  constructor(readonly manifests: readonly Manifest[]) {
    for (const manifest of manifests) {
      const kind = knownKind(manifest.object);
      if (kind === undefined) continue;
      this.objects.add(kind, manifest);
      const known = this.byKind.get(kind);
      if (known) known.push(manifest);
      else this.byKind.set(kind, [manifest]);
    }
  }

  /** The objects of a kind, in the order given. */
  of(kind: KnownKind): readonly Manifest[] {
    return this.byKind.get(kind) ?? [];
  }

  /** Services that select the pods of a workload. */
  servicesOf(workload: Manifest, labels: Labels): readonly Manifest[] {
    const join = this.join(
      'services',
      () => this.of('Service').flatMap(serviceReferrer),
      () => this.pods(),
    );
    return this.meaning(join.to({ ...standingOf(workload), labels }), workload);
  }

  /** PodDisruptionBudgets that select the pods of a workload. */
  budgetsOf(workload: Manifest, labels: Labels): readonly Manifest[] {
    const join = this.join(
      'budgets',
      () => this.of('PodDisruptionBudget').map(budgetReferrer),
      () => this.pods(),
    );
    return this.meaning(join.to({ ...standingOf(workload), labels }), workload);
  }

  /** HorizontalPodAutoscalers and ScaledObjects that scale a workload. */
  autoscalersOf(workload: Manifest): readonly Manifest[] {
    const join = this.join(
      'autoscalers',
      () => this.autoscalers(),
      () => this.scalable(),
    );
    return this.meaning(join.to({ ...standingOf(workload), labels: named(scaleKey(workload)) }), workload);
  }

  /** The Rollout of Argo that has taken a Deployment over by `workloadRef`. */
  rolloutOf(workload: Manifest): Manifest | undefined {
    const join = this.join(
      'rollouts',
      () => this.of('Rollout').flatMap(rolloutReferrer),
      () => this.scalable(),
    );
    return this.meaning(join.to({ ...standingOf(workload), labels: named(scaleKey(workload)) }), workload)[0];
  }

  /** What sends requests from outside to a Service. */
  routesTo(service: Manifest): readonly Route[] {
    const join = this.join(
      'routes',
      () => this.routes().map(routeReferrer),
      () => this.of('Service').map(serviceReferent),
    );
    return this.variants().meaning(join.to(serviceReferent(service)), service, ({ manifest }) => manifest);
  }

  /** GCPBackendPolicies about a Service, and DestinationRules of Istio for its host. */
  policiesFor(service: Manifest): readonly Manifest[] {
    const join = this.join(
      'policies',
      () => [
        ...this.of('GCPBackendPolicy').flatMap((policy) =>
          policyTargets(policy).map((name) => byName(policy, policy, name, name)),
        ),
        ...this.of('DestinationRule').flatMap(destinationReferrer),
      ],
      () => this.of('Service').map(serviceReferent),
    );
    return this.meaning(join.to(serviceReferent(service)), service);
  }

  /** Everything that takes requests from outside to a Service, whether there is that Service or not. */
  routes(): readonly Route[] {
    this.allRoutes ??= this.readRoutes();
    return this.allRoutes;
  }

  /** What controls an object, where it is among the objects read. */
  controllerOf(manifest: Manifest): Manifest | undefined {
    return controllerOf(manifest, this.objects);
  }

  private allRoutes?: readonly Route[];
  private allVariants?: FileVariants;

  private meaning(referrers: readonly Manifest[], referent: Manifest): readonly Manifest[] {
    return this.variants().meaning(referrers, referent, (manifest) => manifest);
  }

  private variants(): FileVariants {
    this.allVariants ??= new FileVariants(this.manifests);
    return this.allVariants;
  }

  private join<T>(name: string, referrers: () => readonly Referrer<T>[], referents: () => Iterable<Referent>): Join<T> {
    let join = this.joins.get(name) as Join<T> | undefined;
    if (!join) {
      join = new Join(referrers(), referents);
      this.joins.set(name, join);
    }
    return join;
  }

  private pods(): readonly Referent[] {
    return this.manifests
      .filter(isWorkload)
      .map((manifest) => ({ ...standingOf(manifest), labels: podLabelsOf(manifest) }));
  }

  private scalable(): readonly Referent[] {
    return this.manifests
      .filter(isWorkload)
      .map((manifest) => ({ ...standingOf(manifest), labels: named(scaleKey(manifest)) }));
  }

  private autoscalers(): readonly Referrer<Manifest>[] {
    return this.manifests.flatMap((manifest) => {
      const kind = knownKind(manifest.object);
      return kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject' ? autoscalerReferrer(manifest, kind) : [];
    });
  }

  private readRoutes(): readonly Route[] {
    const defaultClass = (directory: string) =>
      this.of('IngressClass').find((one) => directoryOf(one) === directory && isDefaultClass(one)) ??
      this.of('IngressClass').find(isDefaultClass);
    return this.manifests.flatMap((manifest) => {
      if (knownKind(manifest.object) === 'Ingress')
        return ingressRoutes(manifest, { objects: this.objects, defaultClass });
      if (knownKind(manifest.object) === 'TargetGroupBinding') return bindingRoutes(manifest);
      if (knownKind(manifest.object) === 'VirtualService') return meshRoutes(manifest);
      return isGatewayRoute(manifest) ? gatewayRoutes(manifest, this.objects) : [];
    });
  }
}

function isDefaultClass({ object }: Manifest): boolean {
  const annotations = asObject(asObject(object['metadata'])['annotations']);
  return annotations['ingressclass.kubernetes.io/is-default-class'] === 'true';
}
