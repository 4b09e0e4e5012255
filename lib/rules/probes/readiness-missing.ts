import { behindSidecar, type Container, probeOf, type Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { startAssumption } from '../support/probes/start-assumption';

/** A container that gets requests without anybody having asked whether it serves. */
export const readinessMissing: WorkloadRule = {
  id: 'readiness-missing',
  title: 'A container that gets requests without anybody having asked whether it serves',
  severity: 'error',
  effect: 'lost-requests',
  message: '{container} gets requests, but has no readiness probe',
  why: 'Without a readiness probe a container is ready as soon as it runs: requests are sent to it before it listens, and a rollout takes the old pods away meanwhile.',
  fix: 'give {container} a readinessProbe that succeeds only when it can answer requests',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#types-of-probe',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/status/generate.go',
  ],
  presupposes: ['service-reaches-job'],
  bad: [
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }': '',
      'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }': '',
    }),
    changed(WEB, { 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }': '' }),
  ],
  good: [WEB],
  check: (workload) => [
    ...workload.serving.flatMap((container) => missing(container, workload)),
    ...behindSidecar(workload).flatMap((container) =>
      missing(container, workload, 'the probes of the sidecar that requests come to do not tell of it'),
    ),
  ],
};

function missing(container: Container, { traffic }: Workload, assumption?: string): readonly Violation[] {
  if (probeOf(container, 'readiness')) return [];
  return [
    {
      path: container.path,
      field: [...container.path, 'readinessProbe'],
      container: container.name,
      numbers: { container: container.name },
      ...restingOn(assumption, traffic.assumption, startAssumption(container)),
    },
  ];
}
