import { decidesByMajority, asArray, asObject, identityOf, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten, isOrDefaults } from '../support/as-far-as-written';
import { changed, WEB } from '../support/example';
import { isReplicated } from '../support/rollout/replica-counts';

/** A budget that guards pods which do not work, too. */
export const budgetKeepsBrokenPods: WorkloadRule = {
  id: 'budget-keeps-broken-pods',
  title: 'A budget that guards pods which do not work, too',
  severity: 'info',
  effect: 'stuck',
  message: 'the budget {budget} guards pods that are not ready, too: unhealthyPodEvictionPolicy {policyIs}',
  why: 'Where fewer pods are healthy than the budget asks for, or it asks for none, no broken one may be evicted either: a node drain waits until somebody mends them.',
  fix: 'set unhealthyPodEvictionPolicy to AlwaysAllow',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  presupposes: ['budget-blocks-drain', 'budgets-overlap'],
  bad: [changed(WEB, { 'unhealthyPodEvictionPolicy: AlwaysAllow': '' })],
  good: [WEB],
  *check(workload) {
    // Where members are missing from a majority, a drain that waits is what the budget is for.
    if (!isReplicated(workload) || decidesByMajority(workload) || holdsParts(workload)) return;
    for (const budget of workload.budgets) {
      if (budget.object['apiVersion'] !== 'policy/v1') continue; // no server of an older one knows the field
      const policy = asObject(budget.object['spec'])['unhealthyPodEvictionPolicy'];
      if (policy === 'AlwaysAllow' || (policy !== undefined && policy !== null && policy !== 'IfHealthyBudget'))
        continue;
      const { minAvailable } = asObject(budget.object['spec']);
      if (minAvailable === 0 || minAvailable === '0%') continue; // it never holds an eviction up
      const path = ['spec', 'unhealthyPodEvictionPolicy'];
      yield {
        resource: budget,
        path: asFarAsWritten(budget.object, path),
        numbers: { budget: identityOf(budget).name, policyIs: isOrDefaults(policy, 'IfHealthyBudget') },
        edits: [{ path, value: 'AlwaysAllow' }],
      };
    }
  },
};

/** Whether each of several pods has data that the others may be copies of: of a second one nobody wants to be without. */
function holdsParts({ identity, replicas, spec }: Workload): boolean {
  return identity.kind === 'StatefulSet' && replicas.min > 1 && asArray(spec['volumeClaimTemplates']).length > 0;
}
