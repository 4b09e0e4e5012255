import type { Seconds } from '../../../kubernetes';
import { leastOf, mostOf, WORST } from '../../latency/draw';
import type { Budget } from '../../model/setting';
import type { Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** Evictions that are asked for within so many seconds may meet at their budget. */
const TOGETHER: Seconds = 0.2;

/**
 * How often they do: measured, 17 of 23 that were asked for beside one that was allowed. Those that were refused when they
 * were asked again came after 5.5 s, and not 5.
 */
const CONFLICTING = 0.75;

/**
 * Whether an eviction is in conflict: it has read its budget before another one, which was allowed, has changed it. The
 * API server asks the budget again then before it answers. At the worst it may be so or not: the pod is remembered.
 *
 * @see pkg/registry/core/pod/storage/eviction.go Create
 */
export function isInConflict({ drains, draw, now }: Sim, pod: Pod, budget: Budget | undefined): boolean {
  if (!budget || now - (drains.allowedAt.get(budget) ?? -Infinity) > TOGETHER) return false;
  if (draw.isWorst) drains.conflicting.add(pod);
  return draw.between(0, 1, 1) < CONFLICTING;
}

/** Whether the API server, or kubectl after its answer, may ask so long after the first try, which was in conflict. */
export function isAskedAgain({ drains }: Sim, pod: Pod, elapsed: Seconds): boolean {
  if (!drains.conflicting.has(pod)) return false;
  const [least, most] = [leastOf('conflictRetry'), mostOf('conflictRetry')];
  return (elapsed >= least && elapsed <= most) || isAsked(elapsed - least) || isAsked(elapsed - most);
}

/** Whether kubectl may ask again so long after an answer that refused the eviction. */
export function isAsked(elapsed: Seconds): boolean {
  const least = WORST.latency('drainRetry');
  return elapsed >= least && elapsed <= Math.floor(elapsed / least) * (mostOf('drainRetry') + mostOf('conflictRetry'));
}
