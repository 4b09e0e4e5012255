import type { Seconds } from '../../../kubernetes';
import { startProcess } from './containers';
import { isDeprived } from '../deprived';
import { takeHostPorts } from '../nodes/host-ports';
import { sharing, startingBeside } from '../nodes/starting-beside';
import { put } from '../../world/put';
import type { Node, Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** More pods than these do not make each other slower still: the others wait for their turn. */
const MOST_BESIDE = 30;

/** Seconds between pods that start together and as soon as they may: what follows from each, follows one by one. */
const NOT_AT_ONCE = 0.001;

/** How much pods that start together differ all the same, as a share of cases. */
const APART = 0.3;

/** A kubelet has heard of a pod, and makes its sandbox. */
export function beginStart(sim: Sim, pod: Pod, node: Node): void {
  const before = startingBeside(sim, node);
  if (before === 0) setPace(sim, node);
  node.starting += 1;
  const behind = sim.draw.isSoon ? before * NOT_AT_ONCE : 0;
  put(sim, behind + untilMounted(sim, pod) + sim.draw.latency('start', paceOn(sim, node)), 'start', { pod });
}

/** How long a kubelet waits for the volumes of a pod. */
export function untilMounted({ draw }: Sim, { model }: Pod): Seconds {
  return model.mounts ? draw.latency('mount') : 0;
}

/**
 * The sandbox is there: the first container of the pod starts. Pods that start at the same time and place share the
 * processors, and all of them are later.
 */
export function beginPod(sim: Sim, pod: Pod, isLate: boolean): void {
  const { node } = pod;
  const others = node && !isLate ? Math.min(MOST_BESIDE, startingBeside(sim, node) - 1) : 0;
  if (node && others > 0 && !pod.stopping) {
    put(sim, others * sim.draw.latency('startBeside', paceOn(sim, node)), 'start', { pod, value: 1 });
    return;
  }
  if (node) node.starting -= 1;
  if (pod.stopping || pod.removed || isDeprived(sim, pod)) return;
  pod.begun = 1;
  takeHostPorts(sim, pod, true);
  const [first] = pod.containers;
  if (first) startProcess(sim, first);
}

function setPace(sim: Sim, node: Node): void {
  const pace = sim.draw.between(0, 1, 1);
  for (const one of sharing(sim, node)) one.pace = pace;
}

/** Reflected at the ends, so that all of them together are spread as single ones are. */
function paceOn({ draw }: Sim, { pace }: Node): number {
  const own = Math.abs(pace + draw.between(-APART, APART, 0));
  return own > 1 ? 2 - own : own;
}
