import { asObject, asString, selectorMatches, type JsonObject } from '../kubernetes';
import { directoryOf } from './directories';
import { controllerOf } from './controllers';
import { identityKey } from './duplicates';
import { Join, type Referent, type Referrer } from './join';
import { knownKind, type KnownKind } from './known-kind';
import { identityOf, type Manifest } from './manifest';
import { NamedObjects } from './named-objects';
import { isWorkload, podLabelsOf } from './pod-template';
import { budgetLabels, serviceLabels, type Labels } from './selector-index';
import { bindingRoutes, gatewayRoutes, isGatewayRoute } from './traffic/gateway-routes';
import { policyTargets } from './traffic/google-backend';
import { ingressRoutes } from './traffic/ingress-routes';
import { meshRoutes, serviceAt } from './traffic/mesh-routes';
import type { Route } from './traffic/route';

/** Labels that stand for a reference by name. No label of Kubernetes begins so. */
const NAMED = '\0named';

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
    return join.to({ ...standingOf(workload), labels });
  }

  /** PodDisruptionBudgets that select the pods of a workload. */
  budgetsOf(workload: Manifest, labels: Labels): readonly Manifest[] {
    const join = this.join(
      'budgets',
      () => this.of('PodDisruptionBudget').map(budgetReferrer),
      () => this.pods(),
    );
    return join.to({ ...standingOf(workload), labels });
  }

  /** HorizontalPodAutoscalers and ScaledObjects that scale a workload. */
  autoscalersOf(workload: Manifest): readonly Manifest[] {
    const join = this.join(
      'autoscalers',
      () => this.autoscalers(),
      () => this.scalable(),
    );
    return join.to({ ...standingOf(workload), labels: named(scaleKey(workload)) });
  }

  /** The Rollout of Argo that has taken a Deployment over by `workloadRef`. */
  rolloutOf(workload: Manifest): Manifest | undefined {
    const join = this.join(
      'rollouts',
      () => this.of('Rollout').flatMap(rolloutReferrer),
      () => this.scalable(),
    );
    return join.to({ ...standingOf(workload), labels: named(scaleKey(workload)) })[0];
  }

  /** What sends requests from outside to a Service. */
  routesTo(service: Manifest): readonly Route[] {
    const join = this.join(
      'routes',
      () => this.routes().map(routeReferrer),
      () => this.of('Service').map(serviceReferent),
    );
    return join.to(serviceReferent(service));
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
    return join.to(serviceReferent(service));
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

function standingOf(manifest: Manifest): { readonly namespace: string; readonly directory: string } {
  return { namespace: identityOf(manifest).namespace, directory: directoryOf(manifest) };
}

function named(name: string): Labels {
  return { [NAMED]: name };
}

/** A reference from one object to another of a certain name. */
function byName<T>(item: T, from: Manifest, name: string, suffix = ''): Referrer<T> {
  return {
    item,
    ...standingOf(from),
    identity: identityKey(from) + suffix,
    asks: named(name),
    matches: (labels) => labels[NAMED] === name,
  };
}

/** A Service selects nothing without a selector, and has no endpoints of its own where it is a mere name. */
function serviceReferrer(service: Manifest): readonly Referrer<Manifest>[] {
  const { selector, type } = asObject(service.object['spec']);
  const asked = Object.entries(asObject(selector));
  if (asked.length === 0 || type === 'ExternalName') return [];
  const matches = (labels: Labels) =>
    asked.every(([name, value]) => Object.hasOwn(labels, name) && labels[name] === value);
  return [
    { item: service, ...standingOf(service), identity: identityKey(service), asks: serviceLabels(service), matches },
  ];
}

function budgetReferrer(budget: Manifest): Referrer<Manifest> {
  const { selector } = asObject(budget.object['spec']);
  return {
    item: budget,
    ...standingOf(budget),
    identity: identityKey(budget),
    asks: budgetLabels(budget),
    matches: (labels) => selectorMatches(selector, labels),
  };
}

function serviceReferent(service: Manifest): Referent {
  return { ...standingOf(service), labels: named(identityOf(service).name) };
}

function routeReferrer(route: Route): Referrer<Route> {
  return {
    ...byName(route, route.manifest, route.service.name, route.path.join('.')),
    namespace: route.service.namespace,
  };
}

function destinationReferrer(rule: Manifest): readonly Referrer<Manifest>[] {
  const service = serviceAt(asString(asObject(rule.object['spec'])['host']) ?? '', rule);
  return service ? [{ ...byName(rule, rule, service.name), namespace: service.namespace }] : [];
}

/** The kind that KEDA scales where a ScaledObject names none. */
const KEDA_TARGET = { apiVersion: 'apps/v1', kind: 'Deployment' };

function autoscalerReferrer(manifest: Manifest, kind: KnownKind): readonly Referrer<Manifest>[] {
  const target = asObject(asObject(manifest.object['spec'])['scaleTargetRef']);
  return reference(manifest, kind === 'ScaledObject' ? { ...KEDA_TARGET, ...target } : target);
}

function rolloutReferrer(rollout: Manifest): readonly Referrer<Manifest>[] {
  return reference(rollout, asObject(asObject(rollout.object['spec'])['workloadRef']));
}

function reference(from: Manifest, to: JsonObject): readonly Referrer<Manifest>[] {
  const kind = knownKind(to);
  const name = asString(to['name']);
  return kind === undefined || name === undefined ? [] : [byName(from, from, `${kind}/${name}`)];
}

function scaleKey(workload: Manifest): string {
  return `${knownKind(workload.object) ?? ''}/${identityOf(workload).name}`;
}
