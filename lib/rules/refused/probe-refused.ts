import type { WorkloadRule } from '../rule';
import { BUDGET, changed, SERVICE, STATEFUL_SET, together, WEB } from '../support/example';
import { refusalsOf } from '../support/refusals';

/** A probe that the API server refuses. */
export const probeRefused: WorkloadRule = {
  id: 'probe-refused',
  title: 'A probe that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the manifest: nothing of this release is applied, and the old one stays as it is. A StatefulSet before Kubernetes 1.34, and a Rollout, is taken whatever its pods are to be, and then none of them can be made: a rolling update takes a member away for good.',
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
    changed(together(STATEFUL_SET, SERVICE, BUDGET), {
      'terminationGracePeriodSeconds: 25':
        'terminationGracePeriodSeconds: 25\ninitContainers: [{ name: prepare, image: registry.example.com/prepare:1, readinessProbe: { exec: { command: [check] } } }]',
    }),
  ],
  good: [WEB, together(STATEFUL_SET, SERVICE, BUDGET)],
  check: (workload, world) => refusalsOf(workload, world, 'probe'),
};
