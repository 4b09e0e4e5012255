import { identityOf, type Manifest, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { listed } from '../support/listed';

const AUTOSCALED = changed(WEB, { 'replicas: 3': '' });

/** A workload that more than one autoscaler scales. */
export const autoscalersCompete: WorkloadRule = {
  id: 'autoscalers-compete',
  title: 'A workload that more than one autoscaler scales',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the autoscalers {autoscalers} scale {name}, so that none of them does',
  why: 'An autoscaler that finds its pods counted by another one, too, stops scaling (AmbiguousSelector): the workload stays at the number that it has, whatever the load.',
  fix: 'keep one of them, with the metrics of both: an autoscaler takes the highest number that any of its metrics asks for',
  source: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-multiple-metrics',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/podautoscaler/horizontal.go',
  ],
  bad: [together(AUTOSCALED, AUTOSCALER, changed(AUTOSCALER, { 'name: web': 'name: web-too' }))],
  good: [together(AUTOSCALED, AUTOSCALER)],
  *check(workload) {
    const { identity, autoscalers, replicas } = workload;
    const names = autoscalers.map((autoscaler) => identityOf(autoscaler).name);
    for (const [at, autoscaler] of autoscalers.entries()) {
      const earlier = autoscalers.slice(0, at);
      if (!earlier.some((one) => areAppliedTogether(one, autoscaler, workload))) continue;
      yield {
        resource: autoscaler,
        path: ['spec', 'scaleTargetRef'],
        numbers: { name: identity.name, autoscalers: listed(names) },
        ...restingOn(`the load needs more than ${replicas.min} replicas`),
      };
    }
  },
};

/** Whether both come with one apply: two files in a folder apart from what they scale are two guides, each with its own. */
function areAppliedTogether(one: Manifest, other: Manifest, { manifest }: Workload): boolean {
  const isOneText = one.file === other.file && one.renderedFrom === other.renderedFrom;
  const isBuilt = one.renderedFrom !== undefined || one.kustomization !== undefined;
  const isOneBuild = isBuilt && one.renderedFrom === other.renderedFrom && one.kustomization === other.kustomization;
  return isOneText || isOneBuild || [one, other].every(({ directory }) => directory === manifest.directory);
}
