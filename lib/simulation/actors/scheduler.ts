import { requestSync } from './controllers/request-sync';
import { receivePod } from './pull-images';
import { put } from './put';
import type { Node, Pod, PodSet, Sim } from './state';

/** Binds a pod to a node, or lets it wait for one. */
export function schedule(sim: Sim, pod: Pod): void {
  // Until it is on its node nobody sees it there: the controller must not make another one.
  if (sim.setting.kind === 'DaemonSet') sim.creating.delete(pod.ordinal);
  if (pod.deletedAt !== undefined || pod.removed || pod.node) return;
  const node = sim.setting.kind === 'DaemonSet' ? sim.nodes[pod.ordinal] : bestNode(sim, pod.set);
  if (!node) {
    sim.unscheduled.add(pod);
    return;
  }
  sim.unscheduled.delete(pod);
  bind(sim, pod, node);
  pod.probedSince = sim.now + sim.draw.latency('probesBegin');
  receivePod(sim, pod, node);
  if (sim.setting.kind === 'DaemonSet') requestSync(sim); // an old pod may have waited for it
}

/** A pod is on a node from now on. */
export function bind(sim: Sim, pod: Pod, node: Node): void {
  pod.node = node;
  take(node, pod);
  sim.recorder?.event('scheduled', `is scheduled on ${node.name}`, pod);
  sim.recorder?.state(pod, 'starting');
}

/** Counts a pod among those of its node. */
export function take(node: Node, pod: Pod): void {
  node.pods.add(pod);
  node.live += 1;
  node.own[pod.set.version] += 1;
}

/** A pod is gone from its node. */
export function leave(node: Node, pod: Pod): void {
  node.pods.delete(pod);
  node.own[pod.set.version] -= 1;
}

/** Room may have been made. */
export function retryScheduling(sim: Sim): void {
  for (const pod of [...sim.unscheduled]) put(sim, sim.draw.latency('scheduling'), 'schedule', { pod });
}

/**
 * The best node of those that may have one more pod: the one with the fewest of the same ReplicaSet, which is what the
 * default spreading counts; of several the one with the fewest pods; of these the one that the scheduler prefers.
 *
 * @see pkg/scheduler/framework/plugins/podtopologyspread, helper.DefaultSelector
 */
export function bestNode(sim: Sim, set: PodSet): Node | undefined {
  const { perNode, maxSkew, shared } = sim.setting.placement;
  const least = maxSkew === undefined ? 0 : leastOn(sim);
  let best: Node | undefined;
  let [fewestOwn, fewest] = [Infinity, Infinity];
  for (const node of sim.preferred) {
    const own = node.own[set.version];
    const count = node.pods.size;
    if (own > fewestOwn || (own === fewestOwn && count >= fewest)) continue;
    if (node.cordoned || node.lost || count >= perNode) continue;
    if (maxSkew !== undefined && count + 1 - least > maxSkew) continue;
    if (shared && !holdsVolume(sim, node)) continue;
    best = node;
    [fewestOwn, fewest] = [own, count];
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
