import { restartedAfter, unreadyAfter, type ProbeFault, type Seconds } from '../../kubernetes';
import { smallestSufficientThreshold } from '../../plan';
import { checksNothing, sameHandler, type Container } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { asFarAsWritten, isOrDefaults } from '../support/as-far-as-written';
import { changed, WEB } from '../support/example';
import { probeIn } from '../support/probes/probes-of';

/** A liveness probe that restarts what readiness would only take out of traffic for a while. */
export const livenessBeforeReadiness: WorkloadRule = {
  id: 'liveness-before-readiness',
  title: 'A liveness probe that restarts what readiness would only take out of traffic for a while',
  severity: 'info',
  effect: 'slow-recovery',
  message:
    'the liveness probe of {container} may restart it after {restarted} s; the readiness probe, which asks the same, takes up to {unready} s to take it out of traffic: failureThreshold {thresholdIs}',
  why: 'A container that is busy for a moment is restarted, with everything that it was doing, before readiness has given it the time to recover.',
  fix: 'set failureThreshold of the liveness probe to {smallest} or more, or let it ask something else',
  source: [
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/prober/worker.go',
  ],
  presupposes: ['probe-refused', 'probe-port-unknown', 'startup-too-short'],
  bad: [
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }\n' +
        'livenessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 5 }',
    }),
  ],
  good: [
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }\n' +
        'livenessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 5, failureThreshold: 5 }',
    }),
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }\n' +
        'livenessProbe: { httpGet: { path: /live, port: http }, periodSeconds: 5 }',
    }),
  ],
  *check({ containers, serving, manifest }) {
    if (serving.length === 0) return;
    for (const container of containers) {
      for (const { path, ...violation } of restartedTooSoon(container)) {
        yield { ...violation, path: asFarAsWritten(manifest.object, path) };
      }
    }
  },
};

/** The same fault for both probes: one that hangs is seen later than one that is refused at once. */
const FAULTS: readonly ProbeFault[] = ['hangs', 'refuses'];

/** Whoever lets a container be unready only after so long means that it never is. */
const NOT_MEANT_TO_FAIL: Seconds = 300;

function* restartedTooSoon(container: Container): Iterable<Violation> {
  const readiness = probeIn(container, 'readiness');
  const liveness = probeIn(container, 'liveness');
  if (!readiness || !liveness || !sameHandler(container, readiness.json, liveness.json)) return;
  const fault = FAULTS.find((one) => unreadyAfter(readiness.timing, one) > restartedAfter(liveness.timing, one));
  // What never fails restarts nothing; another rule says so.
  if (!fault || checksNothing(liveness.json, container) !== undefined) return;
  const unready = unreadyAfter(readiness.timing, fault);
  if (unready >= NOT_MEANT_TO_FAIL) return;
  const restarted = restartedAfter(liveness.timing, fault);
  const path = [...liveness.path, 'failureThreshold'];
  const smallest = smallestSufficientThreshold(readiness.timing, liveness.timing);
  const threshold = liveness.timing.failureThreshold;
  const thresholdIs = isOrDefaults(liveness.json['failureThreshold'], threshold);
  yield {
    path,
    container: container.name,
    numbers: { container: container.name, restarted, unready, threshold, thresholdIs, smallest },
    edits: [{ path, value: smallest }],
  };
}
