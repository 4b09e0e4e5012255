import type { Setting } from '../model/setting';
import type { WorkloadModel } from '../model/workload-model';
import { workloadsOf } from '../model/workloads-of';
import { DRAINS, type ScenarioName } from '../scenario';

/**
 * Where the pods are at the worst: the scheduler prefers to spread them, but as many as may be are on the first node, as
 * after the others have been drained. A node that is lost is judged by pods that are spread.
 *
 * @returns the places of the nodes of the first pods of each workload; the others are spread
 */
export function crowded(setting: Setting, scenario: ScenarioName): readonly (readonly number[])[] {
  const { nodes, adversary } = setting;
  return workloadsOf(setting).map((workload) => {
    if (!DRAINS.has(scenario) || workload.kind === 'DaemonSet') return [];
    if (adversary.spread) return lastOnes(workload, nodes);
    return Array.from({ length: mostOnOneNode(workload, nodes) }, () => 0);
  });
}

/** On one node each, from the last one on: where it is drained, pods go to those before it, and none comes back. */
function lastOnes({ replicas }: WorkloadModel, nodes: number): readonly number[] {
  return Array.from({ length: Math.min(replicas, nodes) }, (_, index) => nodes - 1 - index);
}

/** How many pods a node takes at the most. @see maxPods in KubeletConfiguration */
const MOST_PODS = 110;

/** How many of the pods one node may have, with no other one so far below it that the spread is violated. */
export function mostOnOneNode({ replicas, placement }: WorkloadModel, nodes: number): number {
  const { perNode, maxSkew = Infinity } = placement;
  const bySkew = Math.floor((replicas + (nodes - 1) * maxSkew) / nodes);
  const room = Math.max(MOST_PODS, Math.ceil(replicas / nodes));
  return Math.min(replicas, perNode, room, bySkew);
}
