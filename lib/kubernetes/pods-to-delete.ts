import { compareForDeletion, type DeletablePod, type DeletionOrder } from './compare-for-deletion';

/** A pod of any ReplicaSet of the same owner. */
export interface RelatedPod {
  readonly node: string;
  /** Whether it has neither ended nor is being deleted. @default true */
  readonly active?: boolean;
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
  const onNode = new Map<string, number>();
  for (const { node, active = true } of related) if (active) onNode.set(node, (onNode.get(node) ?? 0) + 1);
  return pods
    .map((pod) => ({ pod, ranked: { ...pod, rank: onNode.get(pod.node) ?? 0 } }))
    .sort((a, b) => compareForDeletion(a.ranked, b.ranked, order))
    .slice(0, count)
    .map(({ pod }) => pod);
}
