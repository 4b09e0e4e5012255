import { isWorkload } from '../pod-template';
import { identityOf, type Manifest } from './manifest';
import { mostJoined } from './most-joined';

/** Quotas that all workloads of a namespace and directory would be held against, beyond as many as take part in a join. */
export function crowded(manifests: readonly Manifest[]): readonly Manifest[] {
  const quotas = manifests.filter((manifest) => identityOf(manifest).kind === 'ResourceQuota');
  if (quotas.length <= mostJoined(manifests.length)) return [];
  const workloads = countBy(manifests.filter(isWorkload), placeOf);
  const seen = new Map<string, number>();
  return quotas.filter((manifest) => {
    const place = placeOf(manifest);
    const count = (seen.get(place) ?? 0) + 1;
    seen.set(place, count);
    return count > mostJoined(workloads.get(place) ?? 0);
  });
}

function placeOf(manifest: Manifest): string {
  return `${identityOf(manifest).namespace}\0${manifest.directory ?? ''}`;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
