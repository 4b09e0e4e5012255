import { noteGhost } from '../account/routes';
import { ownerOf } from './controllers/owner-of';
import { requestSync } from './controllers/request-sync';
import { takeHostPorts } from './nodes/host-ports';
import { noticeGone } from './eviction/drain-wait';
import { applySlice } from './routing/endpoints';
import { leave, retryScheduling } from './nodes/scheduler';
import type { Pod } from '../world/pod';
import type { Sim } from '../world/sim';

/** A pod is gone from the API server and from its node. */
export function removePod(sim: Sim, pod: Pod): void {
  if (pod.removed) return;
  pod.removed = true;
  pod.set.active.delete(pod);
  applySlice(sim, pod);
  if (!pod.node?.lost) takeHostPorts(sim, pod, false);
  if (pod.node) leave(pod.node, pod);
  sim.unscheduled.delete(pod);
  const owner = ownerOf(sim, pod);
  sim.pods.delete(pod);
  owner.pods.delete(pod);
  if (owner.byOrdinal[pod.ordinal] === pod) owner.byOrdinal[pod.ordinal] = undefined;
  noteGhost(sim, pod);
  owner.lastRemoval = sim.now;
  noticeGone(sim, pod);
  sim.recorder?.event('removed', 'is removed', pod);
  requestSync(sim, owner);
  retryScheduling(sim);
}
