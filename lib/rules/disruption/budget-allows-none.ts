import { identityOf, knownKind, type Manifest, type World } from '../../workload';
import type { WorldRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { boundsOf, oneAtATime, wordBounds } from '../support/disruption/budget-bounds';
import { drainTakesAll } from '../support/disruption/drain-takes-all';
import { BUDGET, changed } from '../support/example';
import { workloadsIn } from '../support/objects/workloads-of';
import { restingOn } from '../support/resting-on';

/** A budget that allows no eviction, whatever it selects. */
export const budgetAllowsNone: WorldRule = {
  id: 'budget-allows-none',
  title: 'A budget that allows no eviction, whatever it selects',
  severity: 'error',
  effect: 'stuck',
  message: 'the budget {budget} allows no eviction, however many pods it selects: {field} {fieldIs}',
  why: 'A node drain asks again and again to evict the pod and is refused every time: it never ends, and neither does the upgrade of the cluster.',
  fix: 'let the budget say maxUnavailable: 1 instead, which allows one eviction at every number of replicas',
  source:
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
  presupposes: ['budget-refused'],
  bad: [
    changed(BUDGET, { 'maxUnavailable: 1': 'maxUnavailable: 0' }),
    changed(BUDGET, { 'maxUnavailable: 1': 'minAvailable: 100%' }),
  ],
  good: [BUDGET, changed(BUDGET, { 'maxUnavailable: 1': 'minAvailable: 50%' })],
  *checkWorld(world) {
    for (const manifest of world.manifests) {
      const isBudget = knownKind(manifest.object) === 'PodDisruptionBudget';
      const bounds = isBudget ? boundsOf(manifest) : undefined;
      if (!bounds || !allowsNone(bounds) || !isAlone(manifest, world)) continue;
      const { field, fieldIs } = wordBounds(bounds);
      yield {
        resource: manifest,
        path: asFarAsWritten(manifest.object, ['spec', field]),
        numbers: { budget: identityOf(manifest).name, field, fieldIs },
        edits: oneAtATime(bounds),
        ...restingOn('it selects pods of a workload that is not among these manifests'),
      };
    }
  },
};

function allowsNone({ minAvailable, maxUnavailable }: NonNullable<ReturnType<typeof boundsOf>>): boolean {
  if (maxUnavailable !== undefined) return parseInt(String(maxUnavailable), 10) === 0;
  return typeof minAvailable === 'string' && parseInt(minAvailable, 10) >= 100;
}

/** Whether what it selects stands elsewhere: nothing here is selected, nor could be what it has missed. */
function isAlone(budget: Manifest, world: World): boolean {
  if (world.sharing(budget).length > 0) return false;
  return !workloadsIn(identityOf(budget).namespace, world).some(drainTakesAll);
}
