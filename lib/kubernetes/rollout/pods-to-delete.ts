import { compareForDeletion, type DeletablePod, type DeletionOrder } from './compare-for-deletion';

/** A pod of any ReplicaSet of the same owner. */
export interface RelatedPod {
  readonly node: string;
  /** Whether it has neither ended nor is being deleted. @default true */
  readonly active?: boolean;
}

/** A pod, and what decides about it. */
interface Candidate<Pod> {
  readonly pod: Pod;
  readonly seen: DeletablePod;
}

/**
 * The pods that a ReplicaSet deletes when it has too many: those that are missed least, and of nodes that have many of
 * them.
 *
 * @param pods its active pods
 * @param related the pods of all ReplicaSets of the same owner, these included
 * @param count how many to delete, at most all; if it is all, they stay in their order
 * @see pkg/controller/replicaset/replica_set.go getPodsToDelete, getPodsRankedByRelatedPodsOnSameNode
 */
export function podsToDelete<Pod extends Omit<DeletablePod, 'rank'>>(
  pods: readonly Pod[],
  related: readonly RelatedPod[],
  count: number,
  order: DeletionOrder,
): readonly Pod[] {
  if (count >= pods.length) return pods;
  if (count <= 0) return [];
  const onNode = new Map<string, number>();
  for (const { node, active = true } of related) if (active) onNode.set(node, (onNode.get(node) ?? 0) + 1);
  const candidates = pods.map((pod) => ({ pod, seen: ranked(pod, onNode.get(pod.node) ?? 0) }));
  const compare = (a: Candidate<Pod>, b: Candidate<Pod>) => compareForDeletion(a.seen, b.seen, order);
  if (count === 1) return [candidates.reduce((first, one) => (compare(one, first) < 0 ? one : first)).pod];
  return candidates
    .sort(compare)
    .slice(0, count)
    .map(({ pod }) => pod);
}

/** All of one shape, which makes comparing them several times as fast. */
function ranked(pod: Omit<DeletablePod, 'rank'>, rank: number): DeletablePod {
  const { uid, node, phase, ready, readySince, created, deletionCost = 0, restarts = 0, sidecarRestarts = 0 } = pod;
  return { uid, node, phase, ready, readySince, created, deletionCost, restarts, sidecarRestarts, rank };
}
