import { asArray, asObject, type FieldPath } from '../../kubernetes';
import type { Manifest } from '../../workload';
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
  *checkWorld(world) {
    for (const refusal of refusalsOfKinds(['HorizontalPodAutoscaler'], world)) {
      yield isOfGate(refusal) ? { ...refusal, assumptions: [...(refusal.assumptions ?? []), GATE] } : refusal;
    }
  },
};

/** @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/ */
const GATE = 'the feature gate HPAScaleToZero is off, as it is where nobody turns it on';

/** Whether it is zero of what something outside of the pods tells when they are wanted again: for that the gate is there. */
function isOfGate({ path, resource: { object } }: { readonly path: FieldPath; readonly resource: Manifest }): boolean {
  const { minReplicas, metrics } = asObject(object['spec']);
  const kinds = asArray(metrics).map((metric) => asObject(metric)['type']);
  const isTold = kinds.includes('Object') || kinds.includes('External');
  return path.at(-1) === 'minReplicas' && minReplicas === 0 && isTold;
}
