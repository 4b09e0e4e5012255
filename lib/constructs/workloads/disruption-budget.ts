import { Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { StatedBudget } from '../../plan';
import { renderOver } from '../rendering/app/rendered-object';

const POLICY = 'AlwaysAllow';

/**
 * A budget that lets a drain take one pod at a time, or as many as are stated: with all replicas ready an eviction is
 * allowed at every size, and a pod that never becomes ready never blocks a drain.
 *
 * @param name its name; cdk8s-plus makes one without
 * @param bound how many pods may be missing, or what it says in place of that
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function addDisruptionBudget(
  workload: kplus.Workload,
  name: string | undefined,
  bound: () => number | StatedBudget = () => 1,
): kplus.k8s.KubePodDisruptionBudget {
  const budget = new kplus.k8s.KubePodDisruptionBudget(workload, 'PodDisruptionBudget', {
    metadata: { namespace: workload.metadata.namespace, ...(name !== undefined && { name }) },
    spec: { selector: { matchLabels: Lazy.any({ produce: () => workload.matchLabels }) } },
  });
  renderOver(
    budget,
    () => undefined,
    () => ({
      apiVersion: budget.apiVersion,
      kind: budget.kind,
      metadata: budget.metadata.toJson(),
      spec: {
        ...boundsOf(bound()),
        selector: { matchLabels: workload.matchLabels },
        unhealthyPodEvictionPolicy: POLICY,
      },
    }),
  );
  return budget;
}

function boundsOf(bound: number | StatedBudget): StatedBudget {
  return typeof bound === 'number' ? { maxUnavailable: bound } : bound;
}
