import type { Placement } from '../../model/workload-model';
import type { Controller } from '../controllers/controller';
import { ownerOf } from '../controllers/owner-of';
import { requestSync } from '../controllers/request-sync';
import { untilMounted } from '../pods/begin-pod';
import { receivePod } from '../pods/pull-images';
import { whereVolumeIs } from './move-volume';
import { put } from '../../world/put';
import type { Node, Pod, PodSet, Share } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** Binds a pod to a node, or lets it wait for one. */
export function schedule(sim: Sim, pod: Pod): void {
  if (pod.deletedAt !== undefined || pod.removed || pod.node) return;
  const owner = ownerOf(sim, pod);
  const isOnEach = owner.model.kind === 'DaemonSet';
  const node = isOnEach ? nodeOfItsOwn(sim, owner, pod) : bestNode(sim, pod);
  if (!node || isVolumeKept(sim, owner, node)) {
    sim.unscheduled.add(pod);
    return;
  }
  // Until it is on its node nobody sees it there: the controller must not make another one.
  if (isOnEach) owner.creating.delete(pod.ordinal);
  sim.unscheduled.delete(pod);
  bind(sim, pod, node);
  pod.probedSince = sim.now + untilMounted(sim, pod) + sim.draw.latency('probesBegin');
  receivePod(sim, pod, node);
  if (isOnEach) requestSync(sim, owner); // an old pod may have waited for it
}

/** A pod of a DaemonSet is for one node, which may not take it beside another one that has its port. */
function nodeOfItsOwn({ nodes }: Sim, { model, index }: Controller, { ordinal }: Pod): Node | undefined {
  const node = nodes[ordinal];
  if (!node || model.placement.perNode === Infinity) return node;
  return [...node.pods].every(({ ended, set }) => ended || set.workload !== index) ? node : undefined;
}

/**
 * Whether a pod on this node could not start for want of the volume that all of them share: pods of another node have
 * it, or any pod.
 *
 * @see pkg/controller/volume/attachdetach; pkg/scheduler/framework/plugins/volumerestrictions
 */
function isVolumeKept(sim: Sim, { model, index, volumes }: Controller, node: Node): boolean {
  const { nodes } = sim;
  const { volume, keptBy } = model.placement;
  const hasAny = (one: Node) => [...one.pods].some(({ set }) => set.workload === index);
  if (volume === undefined || volume === 'of-its-node') return false;
  if (keptBy !== undefined && isAway(sim, node, volumes.get(0))) return true;
  return nodes.some((one) => hasAny(one) && (volume === 'one-pod' || one !== node));
}

/**
 * Whether pods of another workload keep the volume on another node: where that takes no pods they leave it, too, and are
 * on a third one only at the worst.
 */
function isAway({ draw }: Sim, node: Node, home: Node | undefined): boolean {
  if (!home || node === home) return false;
  return draw.isWorst || !(home.cordoned || home.lost);
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
  const share = shareOf(node, pod.set.workload);
  node.pods.add(pod);
  share.all += 1;
  share.live += 1;
  share[pod.set.version] += 1;
}

/** A pod is gone from its node. */
export function leave(node: Node, pod: Pod): void {
  node.pods.delete(pod);
  if (!pod.ended) freePlace(node, pod);
}

/**
 * The place that a pod has on its node is free: once its containers have ended nobody counts it, although it is still
 * there.
 *
 * @see pkg/scheduler/eventhandlers.go, which looks at pods that have not succeeded or failed
 */
export function freePlace(node: Node, pod: Pod): void {
  const share = shareOf(node, pod.set.workload);
  share.all -= 1;
  share[pod.set.version] -= 1;
}

/** What a node has of one workload. */
export function shareOf({ shares }: Node, workload: number): Share {
  return shares[workload] as Share;
}

/** Room may have been made. */
export function retryScheduling(sim: Sim): void {
  for (const pod of [...sim.unscheduled]) put(sim, sim.draw.latency('scheduling'), 'schedule', { pod });
}

/**
 * The best node of those that may have one more pod: the one with the fewest of the same ReplicaSet, which is what the
 * default spreading counts; of several the one with the fewest pods; of these the one that the scheduler prefers. Pods
 * that share a volume of one node are together before anything happens: what the scheduler does later knows nothing of it.
 *
 * @see pkg/scheduler/framework/plugins/podtopologyspread, helper.DefaultSelector
 */
export function bestNode(sim: Sim, pod: Pod): Node | undefined {
  const { set } = pod;
  const { version, workload } = set;
  const { placement } = (sim.controllers[workload] as Controller).model;
  const { perNode, maxSkew, apartByVersion, skewByVersion } = placement;
  const counted = (node: Node) => shareOf(node, workload)[skewByVersion ? version : 'live'];
  const least = maxSkew === undefined ? 0 : leastOn(sim, placement, counted);
  const crowds = mayCrowd(sim, set);
  const home = whereVolumeIs(sim, pod);
  let best: Node | undefined;
  let taken: Taken | undefined;
  for (const node of inOrderOf(sim, home)) {
    const share = shareOf(node, workload);
    const one = {
      own: share[version],
      live: share.live,
      count: share.all,
      isAsked: crowds && isAsked(sim, node, workload),
    };
    if (taken && !isBetter(one, taken, crowds)) continue;
    if (!isOpen(node, placement) || (apartByVersion ? one.own : one.count) >= perNode) continue;
    if (maxSkew !== undefined && counted(node) + 1 - least > maxSkew) continue;
    if (isElsewhere(sim, node, set, home)) continue;
    best = node;
    taken = one;
  }
  return best;
}

/** Whether the volume that the pods share is on another node, where they are together, or have to be. */
function isElsewhere(sim: Sim, node: Node, set: PodSet, home: Node | undefined): boolean {
  const { volume } = (sim.controllers[set.workload] as Controller).model.placement;
  if (volume === undefined) return false;
  if (volume === 'of-its-node' && home && node !== home) return true;
  return !sim.acted && !hasLive(node, set) && sim.nodes.some((other) => hasLive(other, set));
}

interface Taken {
  /** How many pods of the set a node has. */
  readonly own: number;
  /** How many of the workload stay. */
  readonly live: number;
  /** How many of the workload there are. */
  readonly count: number;
  /** Whether requests enter by the node, where that decides anything. */
  readonly isAsked: boolean;
}

function isBetter(one: Taken, best: Taken, crowds: boolean): boolean {
  if (one.isAsked !== best.isAsked) return best.isAsked;
  if (one.own !== best.own) return one.own < best.own !== crowds;
  if (crowds && one.live !== best.live) return one.live > best.live;
  return one.count < best.count;
}

/**
 * Whether new pods come together, on a node that nobody asks where there is one: to spread them is only a wish of the
 * scheduler. That is worst where each node answers for itself.
 */
function mayCrowd({ acted, draw, channels, controllers }: Sim, { workload }: PodSet): boolean {
  if (!acted || !draw.isWorst || controllers[workload]?.model.kind === 'DaemonSet') return false;
  return channels.some(({ node, model }) => node !== undefined && model.reaches.includes(workload));
}

/** Whether requests for these pods enter by a node. */
function isAsked({ channels }: Sim, node: Node, workload: number): boolean {
  return channels.some(
    (channel) => channel.node === node && channel.share > 0 && channel.model.reaches.includes(workload),
  );
}

/** Whether a node takes pods, and is among those that they ask for. Who names it asks no scheduler whether it takes any. */
function isOpen({ index, cordoned, lost }: Node, { eligible = Infinity, isBound = false }: Placement): boolean {
  return index < eligible && (isBound || !cordoned) && !lost;
}

/** Whether a node has a pod of a set that stays: where one goes, the next may come elsewhere. */
function hasLive(node: Node, set: PodSet): boolean {
  return [...node.pods].some((pod) => pod.set === set && pod.deletedAt === undefined);
}

/**
 * Which of equal nodes is taken: at the worst one that is still to be drained, the next one first, and the one that has
 * the volume of the pod last: the scheduler knows nothing of where that is.
 */
function inOrderOf({ preferred, drains, draw }: Sim, home: Node | undefined): readonly Node[] {
  if (!draw.isWorst) return preferred;
  const order = drains.queue.length > 0 ? [...drains.queue, ...preferred] : preferred;
  return home ? [...order.filter((node) => node !== home), home] : order;
}

/**
 * The fewest pods of any node, without those that stop. Nodes that take no more pods count, unless the spread says that
 * their taints do.
 *
 * @see pkg/scheduler/framework/plugins/podtopologyspread/common.go countPodsMatchSelector, nodeTaintsPolicy
 */
function leastOn({ nodes }: Sim, { countsOpenNodes = false }: Placement, counted: (node: Node) => number): number {
  const counting = nodes.filter(({ cordoned, lost }) => !countsOpenNodes || (!cordoned && !lost));
  return counting.reduce((least, node) => Math.min(least, counted(node)), Infinity);
}
