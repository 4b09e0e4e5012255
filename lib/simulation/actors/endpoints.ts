import { endpointConditions } from '../../kubernetes';
import { put } from './put';
import { notice } from './routing';
import type { EndpointState, Pod, Sim } from './state';

/** Something has changed that a pod's EndpointSlice will say. */
export function updateSlice(sim: Sim, pod: Pod): void {
  const after = sim.draw.latency('slice');
  if (after === 0) applySlice(sim, pod);
  else put(sim, after, 'slice', { pod });
}

/** The EndpointSlice says what a pod is good for now. */
export function applySlice(sim: Sim, pod: Pod): void {
  const state = endpointStateOf(sim, pod);
  if (state === pod.slice) return;
  pod.slice = state;
  sim.recorder?.endpoint(pod);
  for (const channel of sim.channels) notice(sim, channel, pod);
}

function endpointStateOf({ setting }: Sim, pod: Pod): EndpointState {
  if (!pod.hasAddress || pod.ended || pod.removed) return 'none';
  const deleting = pod.deletedAt !== undefined;
  const conditions = endpointConditions({ ready: pod.ready, deleting }, setting.publishesNotReady);
  if (conditions.ready) return 'ready';
  return conditions.serving && conditions.terminating ? 'terminating' : 'not-ready';
}
