import { grouped } from '../../kubernetes';
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
