import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { refusalsOf } from '../support/refusals';

/** A probe that the API server refuses. */
export const probeRefused: WorkloadRule = {
  id: 'probe-refused',
  title: 'A probe that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the manifest: nothing of this release is applied, and the old one stays as it is.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/core/validation/validation.go',
  ],
  bad: [
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { periodSeconds: 5 }',
    }),
    changed(WEB, {
      'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }':
        'startupProbe:\n  httpGet: { path: /ready, port: http }\n  periodSeconds: 2\n  failureThreshold: 16\n  successThreshold: 2',
    }),
  ],
  good: [WEB],
  check: (workload, world) => refusalsOf(workload, world, 'probe'),
};
