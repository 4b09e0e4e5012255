import type { WorldRule } from '../rule';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { refusalsOfKinds } from '../support/refusals';

/** A HorizontalPodAutoscaler that the API server refuses. */
export const autoscalerRefused: WorldRule = {
  id: 'autoscaler-refused',
  title: 'A HorizontalPodAutoscaler that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the autoscaler: the workload keeps its number of replicas under any load.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/autoscaling/validation/validation.go',
  ],
  bad: [changed(together(WEB, AUTOSCALER), { 'replicas: 3': '', 'maxReplicas: 10': 'maxReplicas: 1' })],
  good: [changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' })],
  checkWorld: (world) => refusalsOfKinds(['HorizontalPodAutoscaler'], world),
};
