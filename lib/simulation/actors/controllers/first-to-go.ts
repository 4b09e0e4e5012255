import { compareForDeletion, type DeletablePod } from '../../../kubernetes';
import type { Node, Pod, PodSet } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** Ages are looked at by their logarithm: the moment of the action lies long after the cluster's beginning. */
const CLOCK = 1e6;

/** A pod as the ReplicaSet controller looks at it. */
interface Candidate {
  readonly pod: Pod;
  readonly seen: DeletablePod;
}

/** The pods that a ReplicaSet deletes first. */
export function firstToGo(sim: Sim, set: PodSet, count: number): readonly Pod[] {
  if (count >= set.active.size) return [...set.active];
  const order = { now: sim.now + CLOCK };
  const compare = (one: Candidate, other: Candidate) => compareForDeletion(one.seen, other.seen, order);
  const candidates = pickedFrom(sim, set, count).map(candidate);
  if (count === 1) return [candidates.reduce((first, one) => (compare(one, first) < 0 ? one : first)).pod];
  return candidates
    .sort(compare)
    .slice(0, count)
    .map(({ pod }) => pod);
}

/** Enough of its pods for the first ones to be among them. */
function pickedFrom(sim: Sim, set: PodSet, count: number): readonly Pod[] {
  return set.version === 'new' ? [...set.active] : [...changedOnes(set), ...firstOfTheRest(sim, set, count)];
}

function changedOnes(set: PodSet): readonly Pod[] {
  const active: Pod[] = [];
  for (const pod of set.changed) {
    if (set.active.has(pod)) active.push(pod);
    else set.changed.delete(pod);
  }
  return active;
}

/**
 * A rollout of many pods must not mean to look at all of them each time. Those that are as they have always been differ
 * by how many are on their node, and of one node by their uid: the first ones are found by looking at the nodes.
 */
function firstOfTheRest(sim: Sim, set: PodSet, count: number): readonly Pod[] {
  const fronts = sim.nodes.map((node) => frontOf(node, set));
  const { workload } = set;
  const first: Pod[] = [];
  while (first.length < count) {
    let best = fronts[0] as Front;
    for (const front of fronts) if (goesBefore(front, best, workload)) best = front;
    const pod = best.pods[best.next];
    if (!pod) return first;
    first.push(pod);
    best.next = nextUnchanged(set, best.pods, best.next + 1);
  }
  return first;
}

/**
 * Those of a node that are as they have always been, in the order in which they go: the first one that is still there, and
 * how far one has got who takes several.
 */
type Front = NonNullable<ReturnType<PodSet['fronts']['get']>>;

function frontOf(node: Node, set: PodSet): Front {
  let front = set.fronts.get(node);
  if (!front) {
    front = { node, pods: unchangedOn(node, set), first: 0, next: 0 };
    set.fronts.set(node, front);
  }
  front.first = nextUnchanged(set, front.pods, front.first);
  front.next = front.first;
  return front;
}

/** In the order of their uids. */
function unchangedOn({ pods }: Node, set: PodSet): readonly Pod[] {
  return [...pods].filter((pod) => isUnchanged(set, pod)).sort((one, other) => (one.uid < other.uid ? -1 : 1));
}

function nextUnchanged(set: PodSet, pods: readonly Pod[], from: number): number {
  let next = from;
  while (next < pods.length && !isUnchanged(set, pods[next] as Pod)) next += 1;
  return next;
}

function isUnchanged({ active, changed }: PodSet, pod: Pod): boolean {
  return active.has(pod) && !changed.has(pod);
}

function goesBefore(one: Front, other: Front, workload: number): boolean {
  const pod = one.pods[one.next];
  if (!pod) return false;
  const before = other.pods[other.next];
  const [live, than] = [liveOn(one.node, workload), liveOn(other.node, workload)];
  if (!before || live > than) return true;
  return live === than && pod.uid < before.uid;
}

function liveOn({ shares }: Node, workload: number): number {
  return shares[workload]?.live ?? 0;
}

function candidate(pod: Pod): Candidate {
  const isRunning = pod.containers.some(({ published }) => published);
  const seen = {
    uid: pod.uid,
    node: pod.node?.name ?? '',
    phase: isRunning ? 'Running' : 'Pending',
    ready: pod.ready,
    readySince: CLOCK + pod.readySince,
    created: CLOCK + pod.created,
    restarts: pod.containers.reduce((most, { restarts }) => Math.max(most, restarts), 0),
    rank: pod.node ? liveOn(pod.node, pod.set.workload) : 0,
  };
  return { pod, seen };
}
