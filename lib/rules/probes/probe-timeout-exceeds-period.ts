import { latestUnready, type Seconds } from '../../kubernetes';
import type { Container } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, WEB } from '../support/example';
import { othersServe } from '../support/replicas/others-serve';
import { probeIn } from '../support/probes/probes-of';

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const waiting = (rest: string) =>
  changed(WEB, { [READINESS]: READINESS.replace('periodSeconds: 5', `periodSeconds: 5, ${rest}`) });

/** A readiness probe that waits longer for an answer than its period is. */
export const probeTimeoutExceedsPeriod: WorkloadRule = {
  id: 'probe-timeout-exceeds-period',
  title: 'A readiness probe that waits longer for an answer than its period is',
  severity: 'info',
  effect: 'slow-recovery',
  message:
    'when {container} hangs, it gets requests for up to {unready} s: its readiness probe is due every {period} s, but may wait {timeout} s for an answer',
  why: 'Probes of one kind never overlap: one that still waits holds up the next, so that the timeout counts instead of the period.',
  fix: 'set timeoutSeconds of the readiness probe to {period} or less, if {container} answers within that whenever it can serve: a hang is noticed within {sooner} s then',
  source: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/prober/worker.go',
  ],
  presupposes: ['probe-refused'],
  bad: [waiting('timeoutSeconds: 20')],
  good: [waiting('timeoutSeconds: 5, failureThreshold: 6'), waiting('timeoutSeconds: 10')],
  *check(workload) {
    const { application, containers, manifest } = workload;
    // Clients that know the members of a cluster go by themselves to the one that answers.
    if (!othersServe(workload) || application?.membersKnown) return;
    for (const container of containers) {
      const violation = noticedLate(container);
      if (violation) yield { ...violation, path: asFarAsWritten(manifest.object, violation.path) };
    }
  },
};

/** Whoever is that much late is worth a word: it is what the default of three probes, every ten seconds, takes in all. */
const LATE: Seconds = 30;

/** When a liveness probe that hangs with the application restarts it: a port that is open takes connections still. */
function restartedAfter(container: Container): Seconds {
  const liveness = probeIn(container, 'liveness');
  return liveness && 'httpGet' in liveness.json ? latestUnready(liveness.timing) : Infinity;
}

/** No probe is raised to its timeout: that notices a hang no sooner, and all else later. */
function noticedLate(container: Container): Violation | undefined {
  const readiness = probeIn(container, 'readiness');
  if (!readiness) return undefined;
  const { path, timing } = readiness;
  const { period, timeout } = timing;
  const unready = Math.min(latestUnready(timing), restartedAfter(container));
  const sooner = latestUnready({ ...timing, timeout: Math.min(timeout, period) });
  if (unready - sooner < LATE) return undefined;
  return {
    path: [...path, 'timeoutSeconds'],
    container: container.name,
    numbers: { container: container.name, period, timeout, unready, sooner },
  };
}
