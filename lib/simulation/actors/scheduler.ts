import { requestSync } from './controllers/request-sync';
import { put } from './put';
import type { Node, Pod, Sim } from './state';

/** Binds a pod to a node, or lets it wait for one. */
export function schedule(sim: Sim, pod: Pod): void {
  // Until it is on its node nobody sees it there: the controller must not make another one.
  if (sim.setting.kind === 'DaemonSet') sim.creating.delete(pod.ordinal);
  if (pod.deletedAt !== undefined || pod.removed || pod.node) return;
  const node = sim.setting.kind === 'DaemonSet' ? sim.nodes[pod.ordinal] : bestNode(sim);
  if (!node) {
    sim.unscheduled.add(pod);
    return;
  }
  sim.unscheduled.delete(pod);
  bind(sim, pod, node);
  pod.probedSince = sim.now + sim.draw.latency('probesBegin');
  put(sim, sim.draw.latency('start'), 'start', { pod });
  node.starting += 1;
  if (sim.setting.kind === 'DaemonSet') requestSync(sim); // an old pod may have waited for it
}

/** A pod is on a node from now on. */
export function bind(sim: Sim, pod: Pod, node: Node): void {
  pod.node = node;
  node.pods.add(pod);
  node.live += 1;
  sim.recorder?.event('scheduled', `is scheduled on ${node.name}`, pod);
  sim.recorder?.state(pod, 'starting');
}

/** Room may have been made. */
export function retryScheduling(sim: Sim): void {
  for (const pod of [...sim.unscheduled]) put(sim, sim.draw.latency('scheduling'), 'schedule', { pod });
}

/** The node with the fewest of these pods, of those that may have one more. */
export function bestNode(sim: Sim): Node | undefined {
  const { perNode, maxSkew, shared } = sim.setting.placement;
  const least = maxSkew === undefined ? 0 : leastOn(sim);
  let best: Node | undefined;
  for (const node of sim.nodes) {
    const count = node.pods.size;
    if (node.cordoned || node.lost || count >= perNode || (best && count >= best.pods.size)) continue;
    if (maxSkew !== undefined && count + 1 - least > maxSkew) continue;
    if (!shared || holdsVolume(sim, node)) best = node;
  }
  return best;
}

function leastOn({ nodes }: Sim): number {
  let least = Infinity;
  for (const { cordoned, lost, pods } of nodes) if (!cordoned && !lost) least = Math.min(least, pods.size);
  return least;
}

/** A volume that only one node may use stays with the pods that have it. */
function holdsVolume(sim: Sim, node: Node): boolean {
  return node.pods.size > 0 || sim.nodes.every(({ pods }) => pods.size === 0);
}
