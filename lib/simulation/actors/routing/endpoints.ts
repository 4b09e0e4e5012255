import { endpointConditions } from '../../../kubernetes';
import { takesElsewhere } from '../nodes/takes';
import { put } from '../../world/put';
import { notice } from './routing';
import type { Pod } from '../../world/pod';
import type { EndpointState } from '../../world/route';
import type { Sim } from '../../world/sim';

/**
 * Something has changed that a pod's EndpointSlice will say. Its controller looks at all pods of a Service each time: no
 * change is written before an earlier one.
 *
 * @see pkg/controller/endpointslice/endpointslice_controller.go syncService
 */
export function updateSlice(sim: Sim, pod: Pod): void {
  sim.sliceAt = Math.max(sim.sliceAt, sim.now + takesElsewhere(sim, 'slice'));
  if (sim.sliceAt <= sim.now) applySlice(sim, pod);
  else put(sim, sim.sliceAt - sim.now, 'slice', { pod });
}

/** The EndpointSlice says what a pod is good for now. */
export function applySlice(sim: Sim, pod: Pod): void {
  const state = endpointStateOf(pod);
  if (state === pod.slice) return;
  pod.slice = state;
  sim.recorder?.endpoint(pod);
  for (const channel of sim.channels) notice(sim, channel, pod);
}

function endpointStateOf(pod: Pod): EndpointState {
  if (!pod.hasAddress || pod.ended || pod.removed) return 'none';
  const deleting = pod.deletedAt !== undefined;
  const conditions = endpointConditions({ ready: pod.ready, deleting });
  if (conditions.ready) return 'ready';
  return conditions.serving && conditions.terminating ? 'terminating' : 'not-ready';
}
