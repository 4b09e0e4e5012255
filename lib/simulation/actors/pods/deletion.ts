import { effectiveGracePeriod, gracefulDelete, type Seconds } from '../../../kubernetes';
import { refreshAll } from '../../account/routes';
import { ownerOf } from '../controllers/owner-of';
import { requestSync } from '../controllers/request-sync';
import { updateSlice } from '../routing/endpoints';
import { setAvailable } from './pod-status';
import { callsTake } from '../routing/calls-take';
import { takeHostPorts } from '../nodes/host-ports';
import { takesOn } from '../nodes/takes';
import { put } from '../../world/put';
import { afterRelist } from '../routing/relist';
import { removePod } from '../removal';
import { freePlace, retryScheduling, shareOf } from '../nodes/scheduler';
import type { Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';
import { stopContainer } from './stop-container';

/**
 * The API server deletes a pod, with its own grace period or the one of the call. Without any the object is gone at once,
 * and its kubelet stops what runs.
 *
 * @see pkg/registry/core/pod/strategy.go CheckGracefulDelete
 */
export function deletePod(sim: Sim, pod: Pod, requested?: Seconds): void {
  if (pod.deletedAt !== undefined || pod.removed) return;
  pod.deletedAt = sim.now;
  pod.calls = callsTake(sim);
  pod.set.active.delete(pod);
  const owner = ownerOf(sim, pod);
  if (pod.node) shareOf(pod.node, owner.index).live -= 1;
  if (pod.ready) owner.ready -= 1;
  setAvailable(pod, false);
  sim.recorder?.event('deleted', 'is deleted', pod);
  const period = gracefulDelete({ requested, spec: pod.grace, nodeName: pod.node?.name ?? '' });
  pod.grace = effectiveGracePeriod({ deletion: period });
  requestSync(sim, owner);
  if (!pod.node) {
    removePod(sim, pod);
    return;
  }
  put(sim, takesOn(sim, pod.node, 'deletionSeen'), 'stop', { pod });
  if (period === 0) removePod(sim, pod);
  else updateSlice(sim, pod);
}

/** The kubelet stops a pod: all of its containers at the same time. */
export function stopPod(sim: Sim, pod: Pod): void {
  pod.stopping = true;
  sim.recorder?.state(pod, 'sigterm');
  const running = pod.containers.filter(({ state }) => state === 'running');
  for (const container of running) stopContainer(sim, container, pod.grace, 'deleted');
  if (running.length === 0) endPod(sim, pod);
}

/** Nothing of a pod runs any more, and its status says so. */
export function endPod(sim: Sim, pod: Pod): void {
  if (pod.ended) return;
  pod.ended = true;
  takeHostPorts(sim, pod, false);
  refreshAll(sim, pod);
  sim.recorder?.state(pod, 'exited');
  updateSlice(sim, pod);
  requestSync(sim, ownerOf(sim, pod));
  if (pod.node && !pod.removed) {
    freePlace(pod.node, pod);
    retryScheduling(sim);
  }
  put(sim, afterRelist(sim, pod, 'removal'), 'removed', { pod });
}

/** The kubelet has taken a pod's sandbox away, and with it the address. */
export function sandboxGone(sim: Sim, pod: Pod): void {
  pod.sandboxGone = true;
  refreshAll(sim, pod);
}
