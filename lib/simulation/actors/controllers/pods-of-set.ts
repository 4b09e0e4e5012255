import { deletePod } from '../deletion';
import { newPod } from '../new-pod';
import { put } from '../put';
import { firstToGo } from './first-to-go';
import type { Pod, PodSet, Sim } from '../state';

/**
 * A ReplicaSet makes or deletes as many pods as it has too few or too many; terminating ones do not count.
 *
 * @see pkg/controller/replicaset/replica_set.go manageReplicas
 */
export function managePods(sim: Sim, set: PodSet): void {
  const missing = set.wanted - set.active.size - set.creating;
  for (let index = 0; index < missing; index += 1) {
    set.creating += 1;
    put(sim, sim.draw.latency('replacement'), 'create', { value: sim.sets.indexOf(set) });
  }
  const excess = set.active.size - set.wanted;
  if (excess > 0) for (const pod of firstToGo(sim, set, excess)) deletePod(sim, pod);
}

/** A pod of a set is made, unless it is not wanted any more. */
export function createPod(sim: Sim, set: PodSet, ordinal = 0): Pod | undefined {
  if (sim.setting.kind !== 'StatefulSet' && sim.setting.kind !== 'DaemonSet') {
    set.creating -= 1;
    if (set.active.size >= set.wanted) return undefined;
  }
  const pod = newPod(sim, set, ordinal);
  sim.recorder?.event('created', 'is created', pod);
  sim.recorder?.state(pod, 'pending');
  put(sim, sim.draw.latency('scheduling'), 'schedule', { pod });
  return pod;
}
