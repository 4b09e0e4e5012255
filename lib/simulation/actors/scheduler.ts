import { requestSync } from './controllers/request-sync';
import { receivePod } from './pull-images';
import { put } from './put';
import type { Node, Pod, PodSet, Sim } from './state';

/** Binds a pod to a node, or lets it wait for one. */
export function schedule(sim: Sim, pod: Pod): void {
  if (pod.deletedAt !== undefined || pod.removed || pod.node) return;
  const node = sim.setting.kind === 'DaemonSet' ? nodeOfItsOwn(sim, pod) : bestNode(sim, pod.set);
  if (!node || isVolumeKept(sim, node)) {
    sim.unscheduled.add(pod);
    return;
  }
  // Until it is on its node nobody sees it there: the controller must not make another one.
  if (sim.setting.kind === 'DaemonSet') sim.creating.delete(pod.ordinal);
  sim.unscheduled.delete(pod);
  bind(sim, pod, node);
  pod.probedSince = sim.now + sim.draw.latency('probesBegin');
  receivePod(sim, pod, node);
  if (sim.setting.kind === 'DaemonSet') requestSync(sim); // an old pod may have waited for it
}

/** A pod of a DaemonSet is for one node, which may not take it beside another one that has its port. */
function nodeOfItsOwn({ nodes, setting }: Sim, { ordinal }: Pod): Node | undefined {
  const node = nodes[ordinal];
  if (!node || setting.placement.perNode === Infinity) return node;
  return [...node.pods].every(({ ended }) => ended) ? node : undefined;
}

/**
 * Whether a pod on this node could not start for want of the volume that all of them share: pods of another node have
 * it, or any pod.
 *
 * @see pkg/controller/volume/attachdetach; pkg/scheduler/framework/plugins/volumerestrictions
 */
function isVolumeKept({ setting, nodes }: Sim, node: Node): boolean {
  const { volume } = setting.placement;
  return volume !== undefined && nodes.some((one) => one.pods.size > 0 && (volume === 'one-pod' || one !== node));
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
 * default spreading counts; of several the one with the fewest pods; of these the one that the scheduler prefers. Pods
 * that share a volume of one node come together, as those do that are there.
 *
 * @see pkg/scheduler/framework/plugins/podtopologyspread, helper.DefaultSelector
 */
export function bestNode(sim: Sim, set: PodSet): Node | undefined {
  const { perNode, maxSkew, volume, apartByVersion, skewByVersion } = sim.setting.placement;
  const counted = (node: Node) => (skewByVersion ? node.own[set.version] : node.live);
  const least = maxSkew === undefined ? 0 : leastOn(sim, counted);
  let best: Node | undefined;
  let [fewestOwn, fewest] = [Infinity, Infinity];
  for (const node of inOrderOf(sim)) {
    const own = node.own[set.version];
    const count = node.pods.size;
    if (own > fewestOwn || (own === fewestOwn && count >= fewest)) continue;
    if (node.cordoned || node.lost || (apartByVersion ? own : count) >= perNode) continue;
    if (maxSkew !== undefined && counted(node) + 1 - least > maxSkew) continue;
    if (volume && own === 0 && sim.nodes.some(({ own: others }) => others[set.version] > 0)) continue;
    best = node;
    [fewestOwn, fewest] = [own, count];
  }
  return best;
}

/** Which of equal nodes is taken: at the worst one that is still to be drained, the next one first. */
function inOrderOf({ preferred, drains, draw }: Sim): readonly Node[] {
  return draw.isWorst && drains.queue.length > 0 ? [...drains.queue, ...preferred] : preferred;
}

/**
 * The fewest pods of any node, without those that stop. Nodes that take no more pods count, unless the spread says that
 * their taints do.
 *
 * @see pkg/scheduler/framework/plugins/podtopologyspread/common.go countPodsMatchSelector, nodeTaintsPolicy
 */
function leastOn({ nodes, setting }: Sim, counted: (node: Node) => number): number {
  const { countsOpenNodes = false } = setting.placement;
  const counting = nodes.filter(({ cordoned, lost }) => !countsOpenNodes || (!cordoned && !lost));
  return counting.reduce((least, node) => Math.min(least, counted(node)), Infinity);
}
