import type { Loss, Outcome, PodTrack } from '../../simulation';

/**
 * What is lost at each pod. Of several pods of one name, as a StatefulSet makes them, a loss is that of the last one that
 * was there.
 */
export function lossesByPod({
  losses,
  timeline,
}: Pick<Outcome, 'losses' | 'timeline'>): ReadonlyMap<PodTrack, readonly Loss[]> {
  const named = grouped(timeline.pods, ({ name }) => name);
  return grouped(losses, (loss) => {
    const pods = named.get(loss.pod ?? '') ?? [];
    return pods.findLast(({ states }) => (states[0]?.from ?? 0) <= loss.from) ?? pods[0];
  });
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key | undefined): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
