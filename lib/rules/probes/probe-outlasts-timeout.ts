import { probeTiming } from '../../kubernetes';
import { asArray, asNumber, asObject, asString, commandLimit, type Container } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { asFarAsWritten, isOrDefaults } from '../support/as-far-as-written';
import { changed, WEB } from '../support/example';
import { probesOf, type WrittenProbe } from '../support/probes/probes-of';
import { restingOn } from '../support/resting-on';

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const asked = (command: string, rest = '') =>
  changed(WEB, { [READINESS]: `readinessProbe: { exec: { command: ${command} }, periodSeconds: 5${rest} }` });

/** A command of a probe that waits longer than the probe waits for it. */
export const probeOutlastsTimeout: WorkloadRule = {
  id: 'probe-outlasts-timeout',
  title: 'A command of a probe that waits longer than the probe waits for it',
  severity: 'error',
  effect: 'lost-requests',
  message:
    '{probes} of {container} {fail} although the command has not given up: {command} waits up to {limit} s, and timeoutSeconds {timeoutIs}',
  why: 'The kubelet ends the command at timeoutSeconds and counts a failure (since Kubernetes 1.20; before, it waited). What the command would have put up with, a busy moment or a slow answer, takes the pod out of traffic, or restarts it.',
  fix: 'set timeoutSeconds to {smallest} or more, or let the command wait for {timeout} s at the most',
  source: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    'https://github.com/airflow-helm/charts/issues/484',
  ],
  presupposes: ['probe-refused', 'probe-never-runs'],
  bad: [
    asked('[sh, -c, "echo ruok | nc -w 3 localhost 8080"]'),
    asked('[curl, -fsS, --max-time, "3", "http://localhost:8080/ready"]', ', timeoutSeconds: 2'),
  ],
  good: [
    asked('[sh, -c, "echo ruok | nc -w 3 localhost 8080"]', ', timeoutSeconds: 4'),
    asked('[curl, -fsS, "http://localhost:8080/ready"]'),
  ],
  *check({ containers, manifest }) {
    for (const container of containers) {
      for (const { path, ...violation } of together(
        probesOf(container).flatMap((one) => outlasts(one, container) ?? []),
      )) {
        yield { ...violation, path: asFarAsWritten(manifest.object, path) };
      }
    }
  },
};

/** Probes of one container that run the same command are one mistake. */
function together(violations: readonly Violation[]): readonly Violation[] {
  const alike = new Map<string, Violation[]>();
  for (const violation of violations) {
    const { command, limit, timeout } = violation.numbers;
    const key = JSON.stringify([command, limit, timeout]);
    alike.set(key, [...(alike.get(key) ?? []), violation]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    const kinds = [first, ...others].map((one) => one?.numbers['kind']).join(' and ');
    const words =
      others.length > 0
        ? { probes: `the ${kinds} probes`, fail: 'fail' }
        : { probes: `the ${kinds} probe`, fail: 'fails' };
    return first ? [{ ...first, numbers: { ...first.numbers, ...words } }] : [];
  });
}

function outlasts({ json, kind, path }: WrittenProbe, container: Container): Violation | undefined {
  const command = asArray(asObject(json['exec'])['command']).flatMap((word) => asString(word) ?? []);
  const found = commandLimit(command);
  const { timeout } = probeTiming(json);
  if (!found || found.seconds <= timeout) return undefined;
  const smallest = Math.ceil(found.seconds) + 1;
  return {
    path: [...path, 'timeoutSeconds'],
    container: container.name,
    numbers: {
      kind,
      container: container.name,
      command: found.program,
      limit: found.seconds,
      timeout,
      timeoutIs: isOrDefaults(asNumber(json['timeoutSeconds']), timeout),
      smallest,
    },
    ...restingOn(`an answer takes longer than ${timeout} s now and then`),
  };
}
