import { selectorMatches } from '../../../kubernetes';
import { asArray, asObject, type Workload } from '../../../workload';
import { hostPortOf } from '../rollout/host-port';
import { isReplicated } from '../rollout/replica-counts';

/** Whether a drain may take all pods of a workload at once: no budget guards them, and nothing keeps them apart. */
export function drainTakesAll(workload: Workload): boolean {
  const { budgets, replicas, serving } = workload;
  if (!isReplicated(workload) || serving.length === 0 || budgets.length > 0) return false;
  return replicas.min >= 2 && !neverShareNodes(workload);
}

/** Pods that are kept apart node by node are evicted one by one, too. */
export function neverShareNodes(workload: Workload): boolean {
  const { podSpec, podLabels } = workload;
  if (hostPortOf(workload)) return true;
  const affinity = asObject(asObject(podSpec['affinity'])['podAntiAffinity']);
  return asArray(affinity['requiredDuringSchedulingIgnoredDuringExecution'])
    .map(asObject)
    .some(
      ({ topologyKey, labelSelector }) =>
        topologyKey === 'kubernetes.io/hostname' && selectorMatches(labelSelector, podLabels),
    );
}
