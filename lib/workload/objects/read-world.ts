import { OutsideFactsFinder, type StatedDefaults } from '../../facts';
import { DEFAULT_KUBERNETES_VERSION, grouped, type KubernetesVersion } from '../../kubernetes';
import { Cluster } from './cluster';
import { duplicatesAmong } from './duplicates';
import { identityOf, type Manifest } from './manifest';
import { once } from './once';
import { isWorkload } from '../pod-template';
import { type Alike, NONE_ALIKE } from '../alike/alike';
import { readLate } from '../alike/read-late';
import { readWorkload } from '../read-workload';
import type { RouteEnd, Workload, World } from '../workload';
import { worldFrom } from './world-from';

/**
 * Reads manifests that belong together: one directory is one cluster's content.
 *
 * @param stated facts that stand outside of the manifests
 * @param alike which of them need not be read, since hardly anything will be asked of them
 */
export function readWorld(
  manifests: readonly Manifest[],
  kubernetesVersion: KubernetesVersion = DEFAULT_KUBERNETES_VERSION,
  stated: StatedDefaults = {},
  alike: Alike = NONE_ALIKE,
): World {
  const cluster = once(() => new Cluster(manifests));
  const outside = new OutsideFactsFinder(stated);
  const kinds = once(() => grouped(manifests, (one) => identityOf(one).kind));
  return worldFrom({
    kubernetesVersion,
    stated,
    alike,
    outside,
    joins: cluster,
    manifests: () => manifests,
    ofKind: (kind) => kinds().get(kind) ?? [],
    workloads: () => [...workloadsIn(cluster(), outside, () => true, alike)],
    duplicates: () => [...duplicatesAmong(manifests)],
    unread: () => cluster().unread,
    leftOut: () => cluster().leftOut(),
    routes: () => routeEnds(cluster()),
    read: (wanted) => workloadsIn(cluster(), outside, wanted, alike),
  });
}

/**
 * Reads the workloads of a world one after the other, so that a large one never stands in memory whole.
 *
 * @param wanted which workloads to read; everything takes part in joins
 * @param stated facts that stand outside of the manifests
 */
export function readWorkloads(
  manifests: readonly Manifest[],
  wanted?: (workload: Manifest) => boolean,
  stated: StatedDefaults = {},
): Iterable<Workload> {
  return workloadsIn(new Cluster(manifests), new OutsideFactsFinder(stated), wanted);
}

function* workloadsIn(
  cluster: Cluster,
  outside: OutsideFactsFinder,
  wanted: (workload: Manifest) => boolean = () => true,
  alike: Alike = NONE_ALIKE,
): Iterable<Workload> {
  for (const manifest of cluster.manifests) {
    if (isWorkload(manifest) && wanted(manifest) && !cluster.controllerOf(manifest)) {
      const read = alike.has(manifest) ? readLate : readWorkload;
      yield* cluster.sparing(manifest, () => [read(manifest, cluster, outside)]);
    }
  }
}

function routeEnds(cluster: Cluster): readonly RouteEnd[] {
  const ends = new Map<RouteEnd['route'], Manifest[]>(cluster.routes().map((route) => [route, []]));
  for (const service of cluster.of('Service')) {
    for (const route of cluster.routesTo(service)) ends.get(route)?.push(service);
  }
  return [...ends].map(([route, services]) => ({ route, services }));
}
