import { put } from '../../world/put';
import type { Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** A client of kubectl sends no more requests than this in a second, once it has sent {@link AT_ONCE} of them. */
const PER_SECOND = 5;

/** Requests that a client of kubectl may send at once. @see staging/src/k8s.io/client-go/rest/config.go DefaultBurst */
const AT_ONCE = 10;

/** How long the client that evicts holds a request back when so many were sent before it at the same time. */
export function heldBack({ draw }: Sim, before: number): number {
  return draw.isWorst ? 0 : Math.max(0, before + 1 - AT_ONCE) / PER_SECOND;
}

/**
 * A pod that was evicted is gone: the drain sees it when it looks at this pod the next time. Each pod is looked at every
 * second from its own eviction on, or as often as the requests for all of them may be sent.
 *
 * @see staging/src/k8s.io/kubectl/pkg/drain/drain.go waitForDelete
 */
export function noticeGone(sim: Sim, pod: Pod): void {
  const { draw, drains, now, setting } = sim;
  if (!drains.evicting.has(pod)) return;
  const isHeldBack = !draw.isWorst || setting.adversary.lateDrains;
  const every = Math.max(draw.latency('drainPoll'), isHeldBack ? drains.evicting.size / PER_SECOND : 0);
  const since = now - (pod.evictedAt ?? now);
  const next = every > 0 ? Math.ceil(since / every) * every - since : 0;
  const wait = draw.isWorst ? every : next;
  put(sim, wait + draw.latency('apiCall'), 'drain-seen', { pod });
}
