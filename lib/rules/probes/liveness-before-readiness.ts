import {
  earliestKillOfHang,
  earliestLivenessKill,
  latestUnready,
  latestUnreadyOfRefusal,
  type ProbeTiming,
  type Seconds,
} from '../../kubernetes';
import { livenessThresholdForOneFault } from '../../plan';
import { checksNothing, sameHandler, type Container } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { asFarAsWritten, isOrDefaults } from '../support/as-far-as-written';
import { changed, WEB } from '../support/example';
import { handlerOf } from '../support/probes/handler-of';
import { othersServe } from '../support/replicas/others-serve';
import { probeIn } from '../support/probes/probes-of';

/** A liveness probe that restarts what readiness would only take out of traffic for a while. */
export const livenessBeforeReadiness: WorkloadRule = {
  id: 'liveness-before-readiness',
  title: 'A liveness probe that restarts what readiness would only take out of traffic for a while',
  severity: 'info',
  effect: 'slow-recovery',
  message:
    'when {container} {fault}, its liveness probe may restart it after {restarted} s, and its readiness probe, which asks the same, takes it out of traffic after {unready} s at the latest: failureThreshold {thresholdIs}',
  why: 'A container that is busy for a moment is restarted, with everything that it was doing, where other pods could have served until it has recovered.',
  fix: 'set failureThreshold of the liveness probe to {smallest} or more, or let it ask something else',
  source: [
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/prober/worker.go',
  ],
  presupposes: ['probe-refused', 'probe-port-unknown', 'startup-too-short', 'liveness-asks-others'],
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
  *check(workload) {
    const { containers, manifest } = workload;
    if (!othersServe(workload)) return;
    for (const container of containers) {
      for (const { path, ...violation } of restartedTooSoon(container, workload.stated)) {
        yield { ...violation, path: asFarAsWritten(manifest.object, path) };
      }
    }
  },
};

/** Readiness that takes so long, or longer, is not meant to take anything out of traffic. */
const NEVER: Seconds = 300;

function* restartedTooSoon(container: Container, isStated: boolean): Iterable<Violation> {
  const readiness = probeIn(container, 'readiness');
  const liveness = probeIn(container, 'liveness');
  if (!readiness || !liveness || !sameHandler(container, readiness.json, liveness.json)) return;
  // Where nothing listens any more, a restart is all that helps.
  if (handlerOf(readiness.json) === 'tcpSocket' || latestUnreadyOfRefusal(readiness.timing) >= NEVER) return;
  const sooner = faultsOf(readiness.timing, liveness.timing).find(({ unready, restarted }) => restarted < unready);
  // Two probes that are due alike differ by a period or two: only whoever states facts has counted them.
  if (!isStated && dueAfter(liveness.timing) >= dueAfter(readiness.timing)) return;
  // What never fails restarts nothing; another rule says so.
  if (!sooner || checksNothing(liveness.json, container) !== undefined) return;
  const path = [...liveness.path, 'failureThreshold'];
  const smallest = livenessThresholdForOneFault(readiness.timing, liveness.timing);
  const threshold = liveness.timing.failureThreshold;
  const thresholdIs = isOrDefaults(liveness.json['failureThreshold'], threshold);
  yield {
    path,
    container: container.name,
    numbers: { container: container.name, ...sooner, threshold, thresholdIs, smallest },
    edits: [{ path, value: smallest }],
  };
}

/** How long a probe has to fail, by its own numbers, before anything is done. */
function dueAfter({ failureThreshold, period }: ProbeTiming): Seconds {
  return failureThreshold * period;
}

/** What may go wrong, with the latest moment of readiness and the earliest of liveness: of each fault its own two. */
function faultsOf(readiness: ProbeTiming, liveness: ProbeTiming) {
  return [
    {
      fault: 'answers with errors',
      unready: latestUnreadyOfRefusal(readiness),
      restarted: earliestLivenessKill(liveness),
    },
    { fault: 'hangs', unready: latestUnready(readiness), restarted: earliestKillOfHang(liveness) },
  ];
}
