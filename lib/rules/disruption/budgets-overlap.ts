import { identityKey, identityOf } from '../../workload';
import type { WorkloadRule } from '../rule';
import { BUDGET, changed, together, WEB } from '../support/example';
import { listed } from '../support/listed';

/** Pods that more than one budget guards. */
export const budgetsOverlap: WorkloadRule = {
  id: 'budgets-overlap',
  title: 'Pods that more than one budget guards',
  severity: 'error',
  effect: 'stuck',
  message: 'the budgets {budgets} select the same pods of {name}',
  why: 'An eviction of a pod with more than one PodDisruptionBudget is answered with an error (500), whatever the budgets allow: a node drain never ends.',
  fix: 'let one budget select these pods',
  source: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/registry/core/pod/storage/eviction.go',
  ],
  bad: [together(WEB, changed(BUDGET, { 'name: web': 'name: all' }))],
  good: [
    together(
      WEB,
      changed(BUDGET, { 'name: web': 'name: api', 'matchLabels: { app: web }': 'matchLabels: { app: api }' }),
    ),
  ],
  *check({ identity, budgets }) {
    // What stands twice under one name is one budget in the cluster, and a problem of its own.
    const different = [...new Map(budgets.map((budget) => [identityKey(identityOf(budget)), budget])).values()];
    const names = listed(different.map((budget) => identityOf(budget).name));
    for (const budget of different.slice(1)) {
      yield { resource: budget, path: ['spec', 'selector'], numbers: { name: identity.name, budgets: names } };
    }
  },
};
