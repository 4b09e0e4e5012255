import { startProcess } from './containers';
import { put } from './put';
import type { Node, Pod, Sim } from './state';

/** More pods than these do not make each other slower still: the others wait for their turn. */
const MOST_BESIDE = 30;

/**
 * The kubelet has made the pod's sandbox: its first container starts. Pods that start at the
 * same time and place share the processors, and all of them are later.
 */
export function beginPod(sim: Sim, pod: Pod, isLate: boolean): void {
  const others = pod.node && !isLate ? besideIt(sim, pod.node) : 0;
  if (others > 0 && !pod.stopping) {
    let later = 0;
    for (let index = 0; index < others; index += 1) later += sim.draw.latency('startBeside');
    put(sim, later, 'start', { pod, value: 1 });
    return;
  }
  if (pod.node) pod.node.starting -= 1;
  if (pod.stopping || pod.removed) return;
  pod.begun = 1;
  const [first] = pod.containers;
  if (first) startProcess(sim, first);
}

function besideIt({ setting, nodes }: Sim, node: Node): number {
  const starting = setting.oneMachine ? nodes.reduce((sum, one) => sum + one.starting, 0) : node.starting;
  return Math.min(MOST_BESIDE, starting - 1);
}
