import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { refusalsOf } from '../support/refusals';

/** Numbers of a rollout that the API server refuses. */
export const rolloutRefused: WorkloadRule = {
  id: 'rollout-refused',
  title: 'Numbers of a rollout that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the manifest: nothing of this release is applied, and the old one stays as it is.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/#DeploymentSpec',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/apps/validation/validation.go',
  ],
  bad: [
    changed(WEB, {
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxSurge: 0, maxUnavailable: 0 }',
    }),
    changed(WEB, { 'minReadySeconds: 5': 'minReadySeconds: 5\nprogressDeadlineSeconds: 5' }),
  ],
  good: [WEB, changed(WEB, { 'minReadySeconds: 5': 'minReadySeconds: 5\nprogressDeadlineSeconds: 600' })],
  check: (workload, world) => refusalsOf(workload, world, 'rollout'),
};
