import { asArray, asObject, type Workload } from '../workload';
import { selectorMatches } from '../kubernetes';
import type { WorkloadRule } from './rule';
import { AUTOSCALER, changed, DEPLOYMENT, SERVICE, together, WEB } from './support/example';
import { isReplicated, replicasAssumption } from './support/replica-counts';
import { restingOn } from './support/resting-on';

/** Replicas that a drain may take away all at once. */
export const budgetMissing: WorkloadRule = {
  id: 'budget-missing',
  severity: 'warning',
  effect: 'lost-requests',
  message: 'no PodDisruptionBudget selects the pods of {name}: a drain may evict all {replicas} at once',
  why: 'A drain evicts every pod of its node in the same moment, unless a budget makes it wait for their successors.',
  fix: 'add a PodDisruptionBudget for these pods with maxUnavailable: 1 and unhealthyPodEvictionPolicy: AlwaysAllow',
  source: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
  ],
  bad: [
    together(DEPLOYMENT, SERVICE),
    changed(WEB, {
      'maxUnavailable: 1': 'maxUnavailable: 1',
      'kind: PodDisruptionBudget': 'kind: PodDisruptionBudget',
    }).replace(/matchLabels: \{ app: web \}(?=\n\s+unhealthy)/, 'matchLabels: { app: website }'),
  ],
  good: [WEB, changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' })],
  *check(workload) {
    const { identity, budgets, replicas, serving, traffic } = workload;
    if (!isReplicated(workload) || serving.length === 0 || budgets.length > 0) return;
    if (replicas.min < 2 || neverShareNodes(workload)) return;
    yield {
      path: ['metadata', 'name'],
      numbers: { name: identity.name, replicas: replicas.min },
      ...restingOn(traffic.assumption, replicasAssumption(workload), 'several of these pods run on one node'),
    };
  },
};

/** Pods that are kept apart node by node are evicted one by one, too. */
function neverShareNodes({ podSpec, podLabels }: Workload): boolean {
  const affinity = asObject(asObject(podSpec['affinity'])['podAntiAffinity']);
  return asArray(affinity['requiredDuringSchedulingIgnoredDuringExecution'])
    .map(asObject)
    .some(
      ({ topologyKey, labelSelector }) =>
        topologyKey === 'kubernetes.io/hostname' && selectorMatches(labelSelector, podLabels),
    );
}
