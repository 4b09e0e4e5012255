import { backOffDelay, crashLoopBackOff, nextBackOff, type Seconds } from '../../../kubernetes';
import { leastOf, mostOf } from '../../latency/draw';
import { endPod } from './deletion';
import { statusChanged } from './pod-status';
import { put } from '../../world/put';
import type { Container } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** How the waits of a container that ends again and again grow. */
const LIMITS = crashLoopBackOff();

/** The kubelet has noticed that a process has ended. */
export function exitSeen(sim: Sim, container: Container): void {
  const { pod } = container;
  container.published = false;
  container.ready = false;
  container.started = false;
  if (pod.stopping) {
    statusChanged(sim, pod);
    if (pod.containers.every(({ state, published }) => state !== 'running' && !published)) endPod(sim, pod);
    return;
  }
  // What the kubelet kills it starts again in the same sync, so that the status may never say that it was gone.
  statusChanged(sim, pod);
  if (pod.model.restarts === 'Never' && container.model.role !== 'sidecar') return;
  put(sim, waitForRestart(sim, container), 'start', { pod, container, stamp: container.stamp });
}

/**
 * How long until a container is started again: the kubelet looks when the exit is noticed, and later whenever its
 * back-off lets the pod have another sync.
 *
 * @see pkg/kubelet/kuberuntime/kuberuntime_manager.go doBackOff
 */
function waitForRestart(sim: Sim, container: Container): Seconds {
  const wasKilled = container.endedBy !== 'itself' && container.endedBy !== 'post-start';
  const last = wasKilled ? container.exitedBefore : container.exitedAt;
  const soon = sim.draw.latency('restart');
  if (last === undefined) return soon;
  const delay = backOffDelay(container.backOff, LIMITS, last);
  let wait = soon;
  if (sim.now - last < delay) wait = waitInBackOff(sim, delay - (sim.now - (container.exitedAt ?? sim.now)));
  container.backOff = nextBackOff(container.backOff, LIMITS, last, sim.now + wait);
  return wait;
}

/** The fewest seconds between two syncs of a pod that waits. */
const LEAST_BETWEEN_SYNCS = leastOf('backOffSync');

const MOST_BETWEEN_SYNCS = mostOf('backOffSync');

/** The first sync that comes when the back-off is over; at the worst one comes just before it is. */
function waitInBackOff({ draw, setting }: Sim, left: Seconds): Seconds {
  if (setting.adversary.quickRestarts)
    return Math.max(left, LEAST_BETWEEN_SYNCS * Math.ceil(left / MOST_BETWEEN_SYNCS));
  if (draw.isWorst) {
    const before = Math.max(0, Math.ceil(left / LEAST_BETWEEN_SYNCS) - 1);
    const longest = draw.latency('backOffSync');
    return Math.min(before * longest, Math.max(0, left)) + longest;
  }
  let wait = 0;
  do wait += draw.latency('backOffSync');
  while (wait < left);
  return wait;
}
