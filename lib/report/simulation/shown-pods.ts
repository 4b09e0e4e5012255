import type { PodTrack, Outcome } from '../../simulation';

/**
 * The pods of a timeline that there is room for: those that lose requests first, then those that something happens
 * to, in the order of the timeline.
 */
export function shownPods(
  { timeline, losses }: Pick<Outcome, 'timeline' | 'losses'>,
  most: number,
): readonly PodTrack[] {
  if (timeline.pods.length <= most) return timeline.pods;
  const losing = new Set(losses.map(({ pod }) => pod));
  const weight = (pod: PodTrack) => (losing.has(pod.name) ? 2 : 0) + (pod.states.length > 1 ? 1 : 0);
  const ranked = [...timeline.pods].sort((one, other) => weight(other) - weight(one));
  const chosen = new Set(ranked.slice(0, most));
  return timeline.pods.filter((pod) => chosen.has(pod));
}
