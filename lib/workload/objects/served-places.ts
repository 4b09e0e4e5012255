import { isWorkload, podLabelsOf } from '../pod-template';
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

/** The namespaces of directories whose Services lead to workloads, and none of them to nothing, as one does that misspells the labels. */
export function servedPlaces(cluster: Selected): ReadonlySet<string> {
  const servicesOf = (one: Manifest) => cluster.sparing(one, () => cluster.servicesOf(one, podLabelsOf(one)));
  const reaching = new Set(cluster.manifests.filter(isWorkload).flatMap(servicesOf));
  const astray = cluster
    .of('Service')
    .filter((one) => !reaching.has(one) && cluster.sparing(one, () => serviceReferrer(one)).length > 0);
  const doubtful = new Set(astray.map(placeKey));
  return new Set([...reaching].map(placeKey).filter((key) => !doubtful.has(key)));
}

/** The namespace and the directory of an object. */
export function placeKey(manifest: Manifest): string {
  const { namespace, directory } = standingOf(manifest);
  return `${directory}\0${namespace}`;
}
