import { formatFieldPath, grouped, KUBERNETES_VERSIONS } from '../kubernetes';
import { newerThanAssumed } from '../rules';
import { identityOf, type World } from '../workload';
import type { Notice } from './notice';

/**
 * One notice for all that a newer Kubernetes takes and the assumed one does not: nobody has stated the version, and
 * whoever writes such a field has a cluster that knows it.
 */
export function ofNewerVersion(world: World): readonly Notice[] {
  const newer = newerThanAssumed(world);
  const since = KUBERNETES_VERSIONS.filter((version) => newer.some((one) => one.since === version)).at(-1);
  const first = newer.find((one) => one.since === since);
  if (since === undefined || first === undefined) return [];
  const { manifest, error } = first;
  const count = grouped(newer, (one) => one.manifest).size;
  const use = count === 1 ? '1 object uses' : `${count} objects use`;
  const field = formatFieldPath(error.path);
  const message = `${use} what Kubernetes ${world.kubernetesVersion}, which is assumed, does not take, and a newer one does (${since} for ${field} here): state the version that the cluster runs by --kubernetes-version, or as kubernetesVersion in the configuration`;
  return [
    {
      code: 'newer-version',
      message,
      ...(manifest.file !== undefined && { file: manifest.file }),
      ...manifest.locate?.(error.path),
      resource: identityOf(manifest),
    },
  ];
}
