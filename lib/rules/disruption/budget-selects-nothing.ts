import { oncePer } from '../../kubernetes';
import { asObject, asStrings, identityOf, type Manifest, type Workload, type World } from '../../workload';
import type { WorkloadRule } from '../rule';
import { drainTakesAll } from '../support/disruption/drain-takes-all';
import { BUDGET, changed, DEPLOYMENT, SERVICE, together, WEB } from '../support/example';
import { getsLabels } from '../support/routing/controller-labels';
import { likelyMeant } from '../support/routing/likely-meant';
import { isBeside } from '../support/objects/objects-of';
import { replicasAssumption } from '../support/rollout/replica-counts';
import { restingOn } from '../support/resting-on';
import { workloadsIn } from '../support/objects/workloads-of';

/** A budget that misses the pods that it is there for. */
export const budgetSelectsNothing: WorkloadRule = {
  id: 'budget-selects-nothing',
  title: 'A budget that misses the pods that it is there for',
  severity: 'warning',
  effect: 'lost-requests',
  message: 'the budget {budget} selects no pods: those of {name} have the labels {labels}',
  why: 'A drain evicts every pod of its node in the same moment, since no budget makes it wait for their successors.',
  fix: 'let the selector of {budget} be labels that the pods of {name} have',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
  presupposes: ['budget-refused', 'selector-refused'],
  saysNotThere: true,
  bad: [
    together(DEPLOYMENT, SERVICE, changed(BUDGET, { 'matchLabels: { app: web }': 'matchLabels: { app: web-app }' })),
  ],
  good: [WEB],
  *check(workload, world) {
    if (!drainTakesAll(workload)) return;
    const { identity, podLabels, traffic } = workload;
    for (const budget of missingTheirs(world).get(workload.manifest) ?? []) {
      if (!isBeside(workload.manifest, budget)) continue;
      yield {
        resource: budget,
        path: ['spec', 'selector'],
        numbers: { budget: identityOf(budget).name, name: identity.name, labels: words(podLabels) },
        ...restingOn(traffic.assumption, replicasAssumption(workload), 'several of these pods run on one node'),
      };
    }
  },
};

/** The budgets that select nothing, by the workload that each means. */
const missingTheirs = oncePer((world: World): ReadonlyMap<Manifest, readonly Manifest[]> => {
  const budgets = new Map<Manifest, Manifest[]>();
  for (const manifest of world.manifests) {
    const isIdle = identityOf(manifest).kind === 'PodDisruptionBudget' && world.sharing(manifest).length === 0;
    const meant = isIdle ? meantBy(manifest, world) : undefined;
    if (meant) budgets.set(meant, [...(budgets.get(meant) ?? []), manifest]);
  }
  return budgets;
});

function meantBy(budget: Manifest, world: World): Manifest | undefined {
  const { name, namespace } = identityOf(budget);
  const asked = asStrings(asObject(asObject(budget.object['spec'])['selector'])['matchLabels']);
  if (workloadsIn(namespace, world).some((workload) => getsLabels(asked, workload))) return undefined;
  return likelyMeant(name, asked, unguardedIn(namespace, world))?.manifest;
}

function unguardedIn(namespace: string, world: World): readonly Workload[] {
  const known = unguarded(world);
  const found = known.get(namespace) ?? workloadsIn(namespace, world).filter(drainTakesAll);
  known.set(namespace, found);
  return found;
}

/** By namespace, as far as somebody has asked. */
const unguarded = oncePer<World, Map<string, readonly Workload[]>>(() => new Map());

function words(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
