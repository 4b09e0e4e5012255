import { asArray, asObject, checksNothing } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { probeIn } from '../support/probes/probes-of';
import { restingOn } from '../support/resting-on';
import { startAssumption } from '../support/probes/start-assumption';

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';

/** A readiness probe that succeeds whatever the application does. */
export const readinessChecksNothing: WorkloadRule = {
  id: 'readiness-checks-nothing',
  title: 'A readiness probe that succeeds whatever the application does',
  severity: 'error',
  effect: 'lost-requests',
  message: "the readiness probe of {container} succeeds whether it serves or not: '{command}'",
  why: 'It is as good as no readiness probe: requests are sent to the container before it listens, and a rollout takes the old pods away meanwhile.',
  fix: 'let the readiness probe ask what answers the requests: an httpGet, a grpc or a tcpSocket on their port',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#types-of-probe',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/probe/exec/exec.go',
  ],
  presupposes: ['probe-refused'],
  bad: [
    changed(WEB, {
      [READINESS]: 'readinessProbe: { exec: { command: [ls, /etc] }, periodSeconds: 5 }',
      'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }': '',
    }),
    changed(WEB, {
      [READINESS]: 'readinessProbe: { exec: { command: [sh, -c, "curl -s localhost:8080 || exit 0"] } }',
    }),
  ],
  good: [
    WEB,
    changed(WEB, { [READINESS]: 'readinessProbe: { exec: { command: [cat, /tmp/ready] }, periodSeconds: 5 }' }),
  ],
  *check({ serving, traffic }) {
    for (const container of serving) {
      const readiness = probeIn(container, 'readiness');
      const nothing = readiness && checksNothing(readiness.json, container);
      if (!readiness || !nothing) continue;
      const command = asArray(asObject(readiness.json['exec'])['command']).join(' ');
      const startup = probeIn(container, 'startup');
      const isCheckedAtStart = startup !== undefined && checksNothing(startup.json, container) === undefined;
      yield {
        path: [...readiness.path, 'exec', 'command'],
        container: container.name,
        numbers: { container: container.name, command },
        ...restingOn(
          traffic.assumption,
          nothing.assumption,
          isCheckedAtStart
            ? `${container.name} stops answering for a while after its start`
            : startAssumption({ ...container, json: {} }),
        ),
      };
    }
  },
};
