import { disruptionsAllowed } from '../../kubernetes';
import { identityOf, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { boundsOf, oneAtATime, wordBounds } from '../support/disruption/budget-bounds';
import { neverShareNodes } from '../support/disruption/drain-takes-all';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { isReplicated, replicasAssumption } from '../support/rollout/replica-counts';
import { restingOn } from '../support/resting-on';
import { workloadsGuardedBy } from '../support/objects/sharing';

/** A budget that lets a drain take every pod at once. */
export const budgetAllowsAll: WorkloadRule = {
  id: 'budget-allows-all',
  title: 'A budget that lets a drain take every pod at once',
  severity: 'warning',
  effect: 'lost-requests',
  message: 'the budget {budget} allows {allowed} evictions at once, and {name} has {replicas} pods: {field} {fieldIs}',
  why: 'A drain evicts every pod of its node in the same moment, as far as the budget allows it: this one makes it wait for nothing.',
  fix: 'let the budget say maxUnavailable: 1 instead, which allows one eviction at every number of replicas',
  source: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/disruption/disruption.go',
  ],
  presupposes: ['budget-refused', 'budgets-overlap', 'selector-refused'],
  bad: [
    changed(WEB, { 'maxUnavailable: 1': 'maxUnavailable: 100%' }),
    changed(WEB, { 'maxUnavailable: 1': 'minAvailable: 0' }),
  ],
  good: [
    WEB,
    changed(WEB, { 'maxUnavailable: 1': 'maxUnavailable: 2' }),
    changed(together(WEB, AUTOSCALER), { 'replicas: 3': '', 'maxUnavailable: 1': 'minAvailable: 1' }),
  ],
  *check(workload, world) {
    const { budgets, identity, replicas, serving, traffic } = workload;
    const [budget, another] = budgets;
    const bounds = budget && boundsOf(budget);
    if (!bounds || another || !isReplicated(workload) || serving.length === 0) return;
    if (replicas.min < 2 || !Number.isInteger(replicas.min) || neverShareNodes(workload)) return;
    // So few may go, however many others it guards: those need not be read.
    if (typeof bounds.maxUnavailable === 'number' && bounds.maxUnavailable < replicas.min) return;
    const guarded = workloadsGuardedBy(budget, world, workload);
    const pods = podsOf(guarded);
    const allowed = disruptionsAllowed(bounds, pods, pods);
    if (allowed < replicas.min) return;
    const { field, fieldIs } = wordBounds(bounds);
    yield {
      resource: budget,
      path: asFarAsWritten(budget.object, ['spec', field]),
      numbers: {
        budget: identityOf(budget).name,
        allowed,
        name: identity.name,
        replicas: replicas.min,
        field,
        fieldIs,
      },
      edits: oneAtATime(bounds),
      ...restingOn(traffic.assumption, ...guarded.map(replicasAssumption), 'several of these pods run on one node'),
    };
  },
};

/** A budget counts the pods of all workloads that it guards together. */
function podsOf(guarded: readonly Workload[]): number {
  return guarded.reduce((sum, { replicas }) => sum + replicas.min, 0);
}
