import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { refusalsOf } from '../support/refusals';

/** A container, or a pod, that the API server refuses. */
export const containerRefused: WorkloadRule = {
  id: 'container-refused',
  title: 'A container, or a pod, that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the manifest: nothing of this release is applied, and the old one stays as it is. A StatefulSet before Kubernetes 1.34, and a Rollout, is taken whatever its pods are to be, and then none of them can be made: a rolling update takes a member away for good.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/core/validation/validation.go',
  ],
  bad: [
    changed(WEB, { '- name: web': '- name: Web' }),
    changed(WEB, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 25\nrestartPolicy: Never' }),
  ],
  good: [WEB],
  check: (workload, world) => refusalsOf(workload, world, 'container'),
};
