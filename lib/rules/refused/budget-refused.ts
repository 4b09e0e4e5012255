import type { WorldRule } from '../rule';
import { changed, WEB } from '../support/example';
import { refusalsOfKinds } from '../support/refusals';

/** A PodDisruptionBudget that the API server refuses. */
export const budgetRefused: WorldRule = {
  id: 'budget-refused',
  title: 'A PodDisruptionBudget that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the budget: without it a drain may evict all pods of a node at once.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/pod-disruption-budget-v1/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/policy/validation/validation.go',
  ],
  bad: [
    changed(WEB, { 'maxUnavailable: 1': 'maxUnavailable: 1\nminAvailable: 1' }),
    changed(WEB, { 'unhealthyPodEvictionPolicy: AlwaysAllow': 'unhealthyPodEvictionPolicy: Always' }),
  ],
  good: [WEB],
  checkWorld: (world) => refusalsOfKinds(['PodDisruptionBudget'], world),
};
