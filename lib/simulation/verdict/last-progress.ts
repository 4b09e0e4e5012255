import { maxOf, type Seconds } from '../../kubernetes';
import type { Pod } from '../world/pod';
import type { Sim } from '../world/sim';

/**
 * When something happened the last time that happens once only: a pod was made, started, became ready for the first time,
 * was deleted, or went. What a crash loop or a refused eviction does again and again brings nothing nearer to its end.
 */
export function lastProgress({ subject, drains: { doneAt = 0 } }: Sim): Seconds {
  let last = Math.max(subject.lastRemoval, doneAt);
  for (const pod of subject.pods) last = Math.max(last, progressOf(pod));
  return last;
}

function progressOf({ created, deletedAt = 0, readySince, containers }: Pod): Seconds {
  const isFirst = containers.every(({ restarts }) => restarts === 0);
  const starts = containers.flatMap(({ restarts, startedAt }) => (restarts === 0 ? [startedAt] : []));
  return maxOf([created, deletedAt, isFirst ? readySince : 0, ...starts]);
}
