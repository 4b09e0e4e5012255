import type { WorkloadRule } from '../rule';
import { drainsTakeBoth, drainTakesAll } from '../support/disruption/drain-takes-all';
import { AUTOSCALER, changed, DEPLOYMENT, SERVICE, together, WEB } from '../support/example';
import { replicasAssumption } from '../support/rollout/replica-counts';
import { askedAgain } from '../support/termination/asked-again';
import { restingOn } from '../support/resting-on';

/** Replicas that a drain may take away all at once. */
export const budgetMissing: WorkloadRule = {
  id: 'budget-missing',
  title: 'Replicas that a drain may take away all at once',
  severity: 'warning',
  effect: 'lost-requests',
  message: 'no PodDisruptionBudget selects the pods of {name}: {evicts}',
  why: 'A drain evicts every pod of its node in the same moment, unless a budget makes it wait for their successors; nor does the drain of the next node wait for those.',
  fix: 'add a PodDisruptionBudget for these pods with maxUnavailable: 1 and unhealthyPodEvictionPolicy: AlwaysAllow',
  source: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
  ],
  presupposes: ['budget-selects-nothing', 'selector-refused', 'replica-set-alone', 'api-version-unserved'],
  bad: [together(DEPLOYMENT, SERVICE)],
  good: [WEB, changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' })],
  *check(workload) {
    const { identity, replicas, traffic } = workload;
    const isApart = drainsTakeBoth(workload);
    if (!(isApart || drainTakesAll(workload)) || askedAgain(workload) !== undefined) return;
    yield {
      path: ['metadata', 'name'],
      numbers: {
        name: identity.name,
        replicas: replicas.min,
        evicts: isApart ? ONE_AFTER_THE_OTHER : evictedWith(replicas.min),
      },
      ...restingOn(
        traffic.assumption,
        replicasAssumption(workload),
        isApart
          ? 'nodes are drained one right after the other, as an upgrade of the cluster does'
          : 'several of these pods run on one node',
      ),
    };
  },
};

const ONE_AFTER_THE_OTHER = 'the drain of one node after the other may evict both before a successor serves';

/** What a drain takes of so many pods that may share a node. */
function evictedWith(replicas: number): string {
  return replicas === 2
    ? 'a drain may evict both at once'
    : `a drain evicts those of its node all at once, of ${replicas}, and the drain of the next node does not wait for their successors`;
}
