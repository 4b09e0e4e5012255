import { Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { renderOver } from '../rendering/rendered-object';

const POLICY = 'AlwaysAllow';

/**
 * A budget that lets a drain take one pod at a time, unless the plan says more: with all replicas ready an eviction is allowed at every size,
 * and a pod that never becomes ready never blocks a drain.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function addDisruptionBudget(
  workload: kplus.Workload,
  name: string | undefined,
  maxUnavailable: () => number = () => 1,
): kplus.k8s.KubePodDisruptionBudget {
  const budget = new kplus.k8s.KubePodDisruptionBudget(workload, 'PodDisruptionBudget', {
    metadata: { namespace: workload.metadata.namespace, ...(name !== undefined && { name }) },
    spec: {
      maxUnavailable: kplus.k8s.IntOrString.fromNumber(1),
      selector: { matchLabels: Lazy.any({ produce: () => workload.matchLabels }) },
      unhealthyPodEvictionPolicy: POLICY,
    },
  });
  renderOver(
    budget,
    () => undefined,
    () => ({
      apiVersion: budget.apiVersion,
      kind: budget.kind,
      metadata: budget.metadata.toJson(),
      spec: {
        maxUnavailable: maxUnavailable(),
        selector: { matchLabels: workload.matchLabels },
        unhealthyPodEvictionPolicy: POLICY,
      },
    }),
  );
  return budget;
}
