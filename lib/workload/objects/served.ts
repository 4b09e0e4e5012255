import { isWorkload, podLabelsOf } from '../pod-template';
import { identityKey } from './duplicates';
import type { Manifest } from './manifest';
import { serviceReferrer, standingOf } from './referrers';
import type { Labels } from './selector-index';

/** Objects, and which Services select which of them. */
interface Selected {
  readonly manifests: readonly Manifest[];
  readonly of: (kind: 'Service') => readonly Manifest[];
  readonly servicesOf: (workload: Manifest, labels: Labels) => readonly Manifest[];
  readonly sparing: <T>(manifest: Manifest, read: () => readonly T[]) => readonly T[];
}

/** What Services lead to. */
export interface Served {
  /** The namespaces of directories whose Services lead to workloads, and none of them to nothing, as one does that misspells the labels. */
  readonly places: ReadonlySet<string>;
  /** The workloads, by what they are called in a cluster: a copy elsewhere is one that requests come to. */
  readonly workloads: ReadonlySet<string>;
}

/** Where Services lead to. */
export function served(cluster: Selected): Served {
  const workloads = new Set<string>();
  const reaching = new Set<Manifest>();
  for (const workload of cluster.manifests.filter(isWorkload)) {
    const services = cluster.sparing(workload, () => cluster.servicesOf(workload, podLabelsOf(workload)));
    if (services.length > 0) workloads.add(identityKey(workload));
    for (const service of services) reaching.add(service);
  }
  const astray = cluster
    .of('Service')
    .filter((one) => !reaching.has(one) && cluster.sparing(one, () => serviceReferrer(one)).length > 0);
  const doubtful = new Set(astray.map(placeKey));
  return { places: new Set([...reaching].map(placeKey).filter((key) => !doubtful.has(key))), workloads };
}

/** Whether a workload stands where Services lead to others, and to no copy of it. */
export function isBesideServed(workload: Manifest, { places, workloads }: Served): boolean {
  return places.has(placeKey(workload)) && !workloads.has(identityKey(workload));
}

/** The namespace and the directory of an object. */
function placeKey(manifest: Manifest): string {
  const { namespace, directory } = standingOf(manifest);
  return `${directory}\0${namespace}`;
}
