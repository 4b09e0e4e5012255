import { selectorMatches } from '../../../kubernetes';
import { asArray, asObject, type Workload } from '../../../workload';
import { hostPortOf } from '../rollout/host-port';
import { isReplicated } from '../rollout/replica-counts';

/** Whether a drain may take all pods of a workload at once: no budget guards them, and nothing keeps them apart. */
export function drainTakesAll(workload: Workload): boolean {
  return isUnguarded(workload) && workload.replicas.min >= 2 && !neverShareNodes(workload);
}

/**
 * Whether two drains in a row may take both pods of a workload, although they are kept apart: a drain waits until the pods
 * of its node have gone, and not until their successors serve.
 */
export function drainsTakeBoth(workload: Workload): boolean {
  return isUnguarded(workload) && workload.replicas.min === 2 && isKeptApart(workload);
}

function isUnguarded(workload: Workload): boolean {
  const { budgets, serving } = workload;
  return isReplicated(workload) && serving.length > 0 && budgets.length === 0;
}

/** Pods that are kept apart node by node are evicted one by one, too. */
export function neverShareNodes(workload: Workload): boolean {
  return hostPortOf(workload) !== undefined || isKeptApart(workload);
}

function isKeptApart({ podSpec, podLabels }: Workload): boolean {
  const affinity = asObject(asObject(podSpec['affinity'])['podAntiAffinity']);
  return asArray(affinity['requiredDuringSchedulingIgnoredDuringExecution'])
    .map(asObject)
    .some(
      ({ topologyKey, labelSelector }) =>
        topologyKey === 'kubernetes.io/hostname' && selectorMatches(labelSelector, podLabels),
    );
}
