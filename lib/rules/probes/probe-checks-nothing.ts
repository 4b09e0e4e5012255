import {
  asArray,
  asObject,
  checksNothing,
  missingProgram,
  type Container,
  type JsonObject,
  type Workload,
} from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { probesOf } from '../support/probes/probes-of';

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';

/** A startup or liveness probe that succeeds whatever the application does. */
export const probeChecksNothing: WorkloadRule = {
  id: 'probe-checks-nothing',
  title: 'A startup or liveness probe that succeeds whatever the application does',
  severity: 'info',
  effect: 'slow-recovery',
  message: "the {probe} probe of {container} {does}: '{command}'",
  why: 'A liveness probe that never fails restarts nothing that hangs, and a startup probe that never fails gives a slow start no time: it is as if there were none.',
  fix: 'let the {probe} probe ask the application, or take it away',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  presupposes: ['probe-refused', 'probe-never-runs'],
  bad: [
    changed(WEB, { [READINESS]: `${READINESS}\nlivenessProbe: { exec: { command: [ls, /etc] } }` }),
    changed(WEB, { [STARTUP]: 'startupProbe: { exec: { command: ["true"] } }' }),
    changed(WEB, {
      'image: registry.example.com/web:1.4.2': 'image: gcr.io/distroless/nodejs22-debian12',
      [READINESS]: `${READINESS}\nlivenessProbe: { exec: { command: [sh, -c, ./alive] } }`,
    }),
  ],
  good: [WEB, changed(WEB, { [READINESS]: `${READINESS}\nlivenessProbe: { httpGet: { path: /live, port: http } }` })],
  *check(workload) {
    for (const container of workload.containers) {
      const isAsked = mayBeAsked(container, workload);
      for (const { kind, json, path } of probesOf(container)) {
        const does = kind === 'readiness' ? undefined : doesNothing(kind, json, container, isAsked);
        if (does === undefined) continue;
        const command = asArray(asObject(json['exec'])['command']).join(' ');
        yield {
          path: [...path, 'exec', 'command'],
          container: container.name,
          numbers: { container: container.name, probe: kind, does, command },
        };
      }
    }
  },
};

/** What listens nowhere, as far as is told, has nothing that a probe could ask. */
function mayBeAsked(container: Container, { serving, stated }: Workload): boolean {
  return stated || serving.includes(container) || container.ports.length > 0;
}

/** A command that cannot be started is no answer: a startup probe waits for one for ever, which another rule says. */
function doesNothing(kind: string, probe: JsonObject, container: Container, isAsked: boolean): string | undefined {
  if (checksNothing(probe, container) !== undefined)
    return isAsked ? 'succeeds whatever the application does' : undefined;
  const because = kind === 'liveness' ? missingProgram(probe, container) : undefined;
  return because && `never runs, and so restarts nothing (${because})`;
}
