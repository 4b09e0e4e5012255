import { compareForDeletion, type DeletablePod } from '../../../kubernetes';
import { deletePod } from '../deletion';
import { newPod } from '../new-pod';
import { put } from '../put';
import type { Node, Pod, PodSet, Sim } from '../state';

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

/** The pods that a ReplicaSet deletes first. */
function firstToGo(sim: Sim, set: PodSet, count: number): readonly Pod[] {
  if (count >= set.active.size) return [...set.active];
  const ranks = new Map<Node, number>();
  const order = { now: sim.now + CLOCK };
  const candidates = [...set.active].map((pod) => ({ pod, seen: deletable(pod, ranks) }));
  if (count > 1) candidates.sort((one, other) => compareForDeletion(one.seen, other.seen, order));
  else {
    const first = candidates.reduce((best, one) => (compareForDeletion(one.seen, best.seen, order) < 0 ? one : best));
    return [first.pod];
  }
  return candidates.slice(0, count).map(({ pod }) => pod);
}

/** Ages are looked at by their logarithm: the moment of the action lies long after the cluster's beginning. */
const CLOCK = 1e6;

function deletable(pod: Pod, ranks: Map<Node, number>): DeletablePod {
  const isRunning = pod.containers.some(({ published }) => published);
  return {
    uid: uidOf(pod),
    node: pod.node?.name ?? '',
    phase: isRunning ? 'Running' : 'Pending',
    ready: pod.ready,
    readySince: CLOCK + pod.readySince,
    created: CLOCK + pod.created,
    restarts: pod.containers.reduce((most, { restarts }) => Math.max(most, restarts), 0),
    rank: pod.node ? rankOf(pod.node, ranks) : 0,
  };
}

function uidOf(pod: Pod): string {
  return String(Math.imul(pod.id + 1, 0x9e3779b1) >>> 0).padStart(10, '0');
}

function rankOf(node: Node, ranks: Map<Node, number>): number {
  let rank = ranks.get(node);
  if (rank === undefined) {
    rank = 0;
    for (const { deletedAt } of node.pods) if (deletedAt === undefined) rank += 1;
    ranks.set(node, rank);
  }
  return rank;
}
