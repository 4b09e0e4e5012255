import type { Seconds } from '../../kubernetes';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, WEB } from '../support/example';
import { probesOf } from '../support/probes/probes-of';

/** A probe that may still run when the next one is due. */
export const probeTimeoutExceedsPeriod: WorkloadRule = {
  id: 'probe-timeout-exceeds-period',
  title: 'A probe that may still run when the next one is due',
  severity: 'info',
  effect: 'slow-recovery',
  message:
    'the {probe} probe of {container} may take {timeout} s, but is due every {period} s: a hanging container is noticed every {timeout} s only',
  why: 'Probes of one kind never overlap: one that still runs holds up the next, and it takes longer until a fault is seen.',
  fix: 'set timeoutSeconds of the {probe} probe to {period} or less',
  source: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/prober/worker.go',
  ],
  presupposes: ['probe-refused'],
  bad: [
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5, timeoutSeconds: 10 }',
    }),
  ],
  good: [
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 10, timeoutSeconds: 10 }',
    }),
  ],
  *check({ containers, manifest, replicas, serving, stated, update }) {
    // Of one pod that hangs nobody takes the requests over.
    if (replicas.max <= 1 && !stated && update.way !== 'none' && manifest.object['kind'] !== 'DaemonSet') return;
    if (serving.length === 0) return;
    for (const container of containers) {
      for (const { kind, path, timing } of probesOf(container)) {
        const { failureThreshold, period, timeout } = timing;
        // A start that hangs is over when its last probe is: nothing that serves waits for it.
        if (timeout <= period || kind === 'startup') continue;
        if (failureThreshold * (timeout - period) < NOTICED_LATER) continue;
        yield {
          path: asFarAsWritten(manifest.object, [...path, 'timeoutSeconds']),
          container: container.name,
          numbers: { container: container.name, probe: kind, period, timeout },
        };
      }
    }
  },
};

/** So much later than its periods promise is worth a word. */
const NOTICED_LATER: Seconds = 15;
