import { deletePod } from '../pods/deletion';
import { newPod } from '../pods/new-pod';
import { takesElsewhere } from '../nodes/takes';
import { put } from '../../world/put';
import type { Controller } from './controller';
import { firstToGo } from './first-to-go';
import type { Pod, PodSet } from '../../world/pod';
import type { Sim } from '../../world/sim';

/**
 * A ReplicaSet makes or deletes as many pods as it has too few or too many; terminating ones do not count.
 *
 * @see pkg/controller/replicaset/replica_set.go manageReplicas
 */
export function managePods(sim: Sim, controller: Controller, set: PodSet): void {
  const missing = Math.min(set.wanted - set.active.size - set.creating, roomFor(controller));
  for (let index = 0; index < missing; index += 1) {
    set.creating += 1;
    put(sim, sim.draw.latency('replacement'), 'create', { controller, value: controller.sets.indexOf(set) });
  }
  const excess = set.active.size - set.wanted;
  if (excess > 0) for (const pod of firstToGo(sim, set, excess)) deletePod(sim, pod);
}

/**
 * How many pods a quota leaves room for: the API server refuses more, and the controller tries again when one of its
 * pods changes.
 *
 * @see pkg/quota/v1/evaluator/core/pods.go QuotaV1Pod
 */
export function roomFor({ model, pods, sets }: Controller): number {
  const making = sets.reduce((sum, { creating }) => sum + creating, 0);
  return model.quota ? model.quota.pods - pods.size - making : Infinity;
}

/** A pod of a set is made, unless it is not wanted any more. */
export function createPod(sim: Sim, controller: Controller, set: PodSet, ordinal = 0): Pod | undefined {
  const { kind } = controller.model;
  if (kind !== 'StatefulSet' && kind !== 'DaemonSet') {
    set.creating -= 1;
    if (set.active.size >= set.wanted) return undefined;
  }
  const pod = newPod(sim, controller, set, ordinal);
  sim.recorder?.event('created', 'is created', pod);
  sim.recorder?.state(pod, 'pending');
  put(sim, takesElsewhere(sim, 'scheduling'), 'schedule', { pod });
  return pod;
}
