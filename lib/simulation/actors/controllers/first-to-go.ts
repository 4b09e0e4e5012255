import { compareForDeletion, type DeletablePod } from '../../../kubernetes';
import type { Node, Pod, PodSet, Sim } from '../state';

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
  if (count === 1) return [oneToGo(sim, set)];
  const compare = comparing(sim);
  const candidates = Array.from(set.active, candidate).sort(compare);
  return candidates.slice(0, count).map(({ pod }) => pod);
}

function comparing(sim: Sim): (one: Candidate, other: Candidate) => number {
  const order = { now: sim.now + CLOCK };
  return (one, other) => compareForDeletion(one.seen, other.seen, order);
}

/**
 * One at a time, as a rollout with `maxSurge: 1` does it, must not mean to look at every pod each time: of those on one
 * node that have been ready since the same moment the first one stays the same until it is gone.
 */
function oneToGo(sim: Sim, set: PodSet): Pod {
  const compare = comparing(sim);
  let best: Candidate | undefined;
  const consider = (pod: Pod) => {
    const one = candidate(pod);
    if (!best || compare(one, best) < 0) best = one;
  };
  for (const pod of sim.unscheduled) if (set.active.has(pod)) consider(pod);
  for (const node of sim.nodes) for (const pod of firstOn(node, set)) consider(pod);
  return best?.pod ?? ([...set.active][0] as Pod);
}

/** Enough pods of a node for the first one to be among them. */
function firstOn(node: Node, set: PodSet): readonly Pod[] {
  const known = node.first.get(set);
  if (known && set.active.has(known)) return [known];
  const pods = [...node.pods].filter((pod) => set.active.has(pod));
  const [one] = pods;
  const isAlike = (pod: Pod) => pod.ready && pod.readySince === one?.readySince && !hasRestarted(pod);
  if (!one || !pods.every(isAlike)) return pods;
  const first = pods.reduce((best, pod) => (pod.uid < best.uid ? pod : best));
  if (hasBeenThere(one)) node.first.set(set, first);
  return [first];
}

/** What was there before the action stays as it is until it is deleted. */
function hasBeenThere({ version, created }: Pod): boolean {
  return version === 'old' && created < 0;
}

function hasRestarted({ containers }: Pod): boolean {
  return containers.some(({ restarts }) => restarts > 0);
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
    rank: pod.node?.live ?? 0,
  };
  return { pod, seen };
}
