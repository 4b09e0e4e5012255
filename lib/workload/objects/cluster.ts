import { controllerOf } from './controllers';
import { crowded } from './crowded';
import { FileVariants } from './file-variants';
import { Join, type Referent, type Referrer } from './join';
import { knownKind, type KnownKind } from './known-kind';
import { identityOf, type Manifest } from './manifest';
import { mostJoined } from './most-joined';
import { NamedObjects } from './named-objects';
import { once } from './once';
import { isWorkload, podLabelsOf } from '../pod-template';
import {
  autoscalerReferrer,
  budgetReferrer,
  byName,
  destinationReferrer,
  rolloutReferrer,
  routeReferrer,
  scalable,
  serviceReferent,
  serviceReferrer,
  standingOf,
} from './referrers';
import { routesOf } from './routes-of';
import type { Labels } from './selector-index';
import { isBesideServed, served } from './served';
import type { Unread } from '../workload';
import { policyTargets } from '../traffic/routes/google-backend';
import type { Route } from '../traffic/routes/route';

/** The objects of a world, found by what they refer to: joins stay linear in the number of objects. */
export class Cluster {
  readonly objects = new NamedObjects();
  /** What could not be read so far. */
  readonly unread = new Map<Manifest, Unread>();
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
    return this.meaning(this.services().to({ ...standingOf(workload), labels }), workload);
  }

  /** Whether the Services in the namespace and directory of a workload lead to others, each of them, and none to a copy of it. */
  areOthersServed(workload: Manifest): boolean {
    return isBesideServed(workload, this.served());
  }

  /** PodDisruptionBudgets that select the pods of a workload. */
  budgetsOf(workload: Manifest, labels: Labels): readonly Manifest[] {
    return this.meaning(this.budgets().to({ ...standingOf(workload), labels }), workload);
  }

  /** HorizontalPodAutoscalers and ScaledObjects that scale a workload. */
  autoscalersOf(workload: Manifest): readonly Manifest[] {
    return this.meaning(this.scalers().to(scalable(workload)), workload);
  }

  /** The Rollout of Argo that has taken a Deployment over by `workloadRef`. */
  rolloutOf(workload: Manifest): Manifest | undefined {
    return this.meaning(this.rollouts().to(scalable(workload)), workload)[0];
  }

  /** What sends requests from outside to a Service. */
  routesTo(service: Manifest): readonly Route[] {
    const routes = this.routeJoin().to(serviceReferent(service));
    return this.variants().meaning(routes, service, ({ manifest }) => manifest);
  }

  /** GCPBackendPolicies about a Service, and DestinationRules of Istio for its host. */
  policiesFor(service: Manifest): readonly Manifest[] {
    return this.meaning(this.policies().to(serviceReferent(service)), service);
  }

  /** What takes no part in a join, since too many objects refer to the same one. */
  leftOut(): ReadonlySet<Manifest> {
    const joins = [this.services(), this.budgets(), this.scalers(), this.rollouts(), this.policies()];
    const left = [
      ...joins.map((join) => join.leftOut()),
      this.routeJoin()
        .leftOut()
        .map(({ manifest }) => manifest),
    ];
    return new Set([...left.flat(), ...crowded(this.manifests)]);
  }

  /** Everything that takes requests from outside to a Service, whether there is that Service or not. */
  routes(): readonly Route[] {
    this.allRoutes ??= this.manifests.flatMap((manifest) => this.sparing(manifest, () => routesOf(manifest, this)));
    return this.allRoutes;
  }

  /** What is read of an object; nothing where that fails, which is noted: one object costs no other its report. */
  sparing<T>(manifest: Manifest, read: () => readonly T[]): readonly T[] {
    try {
      return read();
    } catch (error) {
      if (!this.unread.has(manifest)) {
        this.unread.set(manifest, { error, referring: [] });
        this.unread.set(manifest, { error, referring: this.referringTo(manifest) });
      }
      return [];
    }
  }

  private referringTo(manifest: Manifest): readonly Manifest[] {
    if (!isWorkload(manifest)) return [];
    try {
      const labels = podLabelsOf(manifest);
      return [this.servicesOf(manifest, labels), this.budgetsOf(manifest, labels), this.autoscalersOf(manifest)].flat();
    } catch {
      return [];
    }
  }

  /** What controls an object, where it is among the objects read. */
  controllerOf(manifest: Manifest): Manifest | undefined {
    return controllerOf(manifest, this.objects);
  }

  /** How many workloads there are in each namespace, in any directory. */
  private readonly workloadsIn = once(() => {
    const counts = new Map<string, number>();
    for (const manifest of this.manifests.filter(isWorkload)) {
      const { namespace } = identityOf(manifest);
      counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
    }
    return counts;
  });

  private readonly served = once(() => served(this));

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
      join = new Join(referrers(), referents, (namespace) => mostJoined(this.workloadsIn().get(namespace) ?? 0));
      this.joins.set(name, join);
    }
    return join;
  }

  private services(): Join<Manifest> {
    return this.join(
      'services',
      () => this.of('Service').flatMap((one) => this.sparing(one, () => serviceReferrer(one))),
      () => this.pods(),
    );
  }

  private budgets(): Join<Manifest> {
    return this.join(
      'budgets',
      () => this.of('PodDisruptionBudget').flatMap((one) => this.sparing(one, () => [budgetReferrer(one)])),
      () => this.pods(),
    );
  }

  private scalers(): Join<Manifest> {
    return this.join(
      'autoscalers',
      () => this.autoscalers(),
      () => this.scalable(),
    );
  }

  private rollouts(): Join<Manifest> {
    return this.join(
      'rollouts',
      () => this.of('Rollout').flatMap((one) => this.sparing(one, () => rolloutReferrer(one))),
      () => this.scalable(),
    );
  }

  private routeJoin(): Join<Route> {
    return this.join(
      'routes',
      () => this.routes().map(routeReferrer),
      () => this.of('Service').map(serviceReferent),
    );
  }

  private policies(): Join<Manifest> {
    const targets = () =>
      this.of('GCPBackendPolicy').flatMap((policy) =>
        this.sparing(policy, () => policyTargets(policy).map((name) => byName(policy, policy, name, name))),
      );
    return this.join(
      'policies',
      () => [
        ...targets(),
        ...this.of('DestinationRule').flatMap((one) => this.sparing(one, () => destinationReferrer(one))),
      ],
      () => this.of('Service').map(serviceReferent),
    );
  }

  private pods(): readonly Referent[] {
    return this.manifests
      .filter(isWorkload)
      .flatMap((manifest) =>
        this.sparing(manifest, () => [{ ...standingOf(manifest), labels: podLabelsOf(manifest) }]),
      );
  }

  private scalable(): readonly Referent[] {
    return this.manifests.filter(isWorkload).map(scalable);
  }

  private autoscalers(): readonly Referrer<Manifest>[] {
    return this.manifests.flatMap((manifest) => {
      const kind = knownKind(manifest.object);
      return kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject'
        ? this.sparing(manifest, () => autoscalerReferrer(manifest, kind))
        : [];
    });
  }
}
