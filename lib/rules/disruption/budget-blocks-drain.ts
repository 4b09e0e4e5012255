import { budgetBlocksAt, type DisruptionBudget } from '../../kubernetes';
import { identityOf, type Manifest, type Workload, type World } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { boundsOf, oneAtATime, wordBounds } from '../support/disruption/budget-bounds';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { isReplicated, replicasAssumption, smallestCount } from '../support/rollout/replica-counts';
import { objectsNamed } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';
import { workloadsGuardedBy } from '../support/objects/sharing';

/** A budget that allows no eviction although every pod is healthy. */
export const budgetBlocksDrain: WorkloadRule = {
  id: 'budget-blocks-drain',
  title: 'A budget that allows no eviction although every pod is healthy',
  severity: 'error',
  effect: 'stuck',
  message: 'the budget {budget} allows no eviction with {replicas} pods wanted: {field} {fieldIs}',
  why: 'A node drain asks again and again to evict the pod and is refused every time: it never ends, and neither does the upgrade of the cluster.',
  fix: 'let the budget say maxUnavailable: 1 instead, which allows one eviction at every number of replicas',
  source: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/disruption/disruption.go',
  ],
  bad: [
    changed(WEB, { 'maxUnavailable: 1': 'minAvailable: 3' }),
    changed(WEB, { 'maxUnavailable: 1': 'maxUnavailable: 0' }),
    changed(WEB, { 'maxUnavailable: 1': 'minAvailable: 50%', 'replicas: 3': 'replicas: 1' }),
    changed(together(WEB, AUTOSCALER), { 'replicas: 3': '', 'maxUnavailable: 1': 'minAvailable: 2' }),
  ],
  good: [
    WEB,
    changed(WEB, { 'maxUnavailable: 1': 'minAvailable: 2' }),
    changed(together(WEB, AUTOSCALER), { 'replicas: 3': '', 'maxUnavailable: 1': 'minAvailable: 1' }),
  ],
  *check(workload, world) {
    if (!isReplicated(workload)) return;
    for (const budget of workload.budgets) {
      const bounds = boundsOf(budget);
      if (!bounds || smallestCount(workload.replicas, (count) => budgetBlocksAt(bounds, count)) === undefined) continue;
      yield* blocked(budget, bounds, workload, world);
    }
  },
};

/** A budget may guard the pods of several workloads: then it counts all of them. */
function* blocked(budget: Manifest, bounds: DisruptionBudget, workload: Workload, world: World): Iterable<Violation> {
  const guarded = workloadsGuardedBy(budget, world, workload);
  if (isNobodysSum(guarded, budget, world)) return;
  const range = { min: sum(guarded, 'min'), max: sum(guarded, 'max') };
  const replicas = smallestCount(range, (count) => budgetBlocksAt(bounds, count));
  if (replicas === undefined || !guarded.every(isReplicated)) return;
  const { field, fieldIs } = wordBounds(bounds);
  const path = ['spec', field];
  yield {
    resource: budget,
    path: asFarAsWritten(budget.object, path),
    numbers: { budget: identityOf(budget).name, replicas, field, fieldIs },
    edits: oneAtATime(bounds),
    ...restingOn(...guarded.map(replicasAssumption)),
  };
}

/**
 * Whether other files of the folder hold one of the workloads with another number of replicas: those are applied one at a
 * time, and no cluster has what they come to together with other workloads. By itself each of them is held against the
 * budget.
 */
function isNobodysSum(guarded: readonly Workload[], { directory }: Manifest, world: World): boolean {
  const files = new Set(guarded.map(({ manifest }) => manifest.file));
  return files.size > 1 && guarded.some((one) => variantsIn(directory, one, world).length > 1);
}

function variantsIn(directory: string | undefined, { identity }: Workload, world: World): readonly Manifest[] {
  const { kind, namespace, name } = identity;
  return objectsNamed(kind, namespace, name, world).filter((one) => one.directory === directory);
}

function sum(workloads: readonly Workload[], end: 'min' | 'max'): number {
  return workloads.reduce((total, { replicas }) => total + replicas[end], 0);
}
