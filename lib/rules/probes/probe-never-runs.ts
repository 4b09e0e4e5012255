import { missingProgram } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { probesOf } from '../support/probes/probes-of';

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const IMAGE = 'image: registry.example.com/web:1.4.2';

/** A probe by a command that its image does not have. */
export const probeNeverRuns: WorkloadRule = {
  id: 'probe-never-runs',
  title: 'A probe by a command that its image does not have',
  severity: 'error',
  effect: 'stuck',
  message: 'the {probe} probe of {container} never runs: {because}',
  why: 'A command that cannot be started is no answer: the probe keeps the pod out of traffic for ever, so that the rollout never ends.',
  fix: 'let the {probe} probe ask by httpGet, grpc or tcpSocket, or run a program that the image has',
  source: [
    'https://github.com/GoogleContainerTools/distroless#readme',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/probe/exec/exec.go',
  ],
  presupposes: ['probe-refused'],
  bad: [
    changed(WEB, {
      [IMAGE]: 'image: gcr.io/distroless/nodejs22-debian12',
      [READINESS]: 'readinessProbe: { exec: { command: [sh, -c, test -f /tmp/ready] } }',
    }),
  ],
  good: [
    changed(WEB, {
      [IMAGE]: 'image: gcr.io/distroless/nodejs22-debian12',
      [READINESS]: 'readinessProbe: { exec: { command: [/nodejs/bin/node, ready.js] } }',
    }),
  ],
  *check({ containers }) {
    for (const container of containers) {
      for (const { kind, json, path } of probesOf(container)) {
        const because = missingProgram(json, container);
        // One for liveness keeps nothing back: it is as if there were none.
        if (because === undefined || kind === 'liveness') continue;
        yield {
          path: [...path, 'exec', 'command'],
          container: container.name,
          numbers: { container: container.name, probe: kind, because },
        };
      }
    }
  },
};
