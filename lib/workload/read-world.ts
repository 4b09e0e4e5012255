import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from '../kubernetes';
import { Cluster } from './cluster';
import type { Manifest } from './manifest';
import { isWorkload, readWorkload } from './read-workload';
import type { Workload, World } from './workload';

/** Reads manifests that belong to one cluster. */
export function readWorld(
  manifests: readonly Manifest[],
  kubernetesVersion: KubernetesVersion = DEFAULT_KUBERNETES_VERSION,
): World {
  let workloads: readonly Workload[] | undefined;
  return {
    manifests,
    kubernetesVersion,
    get workloads() {
      workloads ??= [...readWorkloads(manifests)];
      return workloads;
    },
  };
}

/**
 * Reads the workloads of a cluster one after the other, so that a large one never stands in memory whole.
 *
 * @param wanted which workloads to read; everything takes part in joins
 */
export function* readWorkloads(
  manifests: readonly Manifest[],
  wanted: (workload: Manifest) => boolean = () => true,
): Iterable<Workload> {
  const cluster = new Cluster(manifests);
  for (const manifest of manifests) {
    if (isWorkload(manifest) && wanted(manifest)) yield readWorkload(manifest, cluster);
  }
}
