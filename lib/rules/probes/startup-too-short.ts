import { startupGuarantee, type Seconds } from '../../kubernetes';
import { smallestStartupThreshold } from '../../plan';
import { checksNothing, type Container, type Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { isOrDefaults, asFarAsWritten } from '../support/as-far-as-written';
import { rounded } from '../support/disruption/drain-words';
import { probeIn, type WrittenProbe } from '../support/probes/probes-of';
import { restingOn } from '../support/resting-on';

/** A probe that kills a container before its slowest healthy start is over. */
export const startupTooShort: WorkloadRule = {
  id: 'startup-too-short',
  title: 'A probe that kills a container before its slowest healthy start is over',
  severity: 'error',
  effect: 'stuck',
  message:
    'the {probe} probe may kill {container} after {guarantee} s, {short} s before its slowest start of {slowestStart} s is over: failureThreshold {thresholdIs}',
  why: 'A container that is killed while it starts begins anew and is killed again. The first probe can run when initialDelaySeconds are over, which the kubelet counts from the start cut to the whole second, so only initialDelaySeconds - 1 + (failureThreshold - 1) * periodSeconds are certain (without a delay: (failureThreshold - 1) * periodSeconds).',
  fix: 'set failureThreshold of the {probe} probe to {smallest} or more',
  source: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/prober/worker.go',
  ],
  presupposes: ['probe-refused'],
  bad: [
    changed(WEB, {
      'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }':
        'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 15 }',
    }),
    changed(WEB, {
      'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }':
        'livenessProbe: { httpGet: { path: /live, port: http }, initialDelaySeconds: 5, periodSeconds: 10 }',
    }),
    changed(WEB, {
      'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }':
        'livenessProbe: { httpGet: { path: /live, port: http }, initialDelaySeconds: 10, periodSeconds: 10 }',
    }),
    changed(WEB, {
      'zero-downtime/slowest-start: 30s': '',
      'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }':
        'livenessProbe: { tcpSocket: { port: http }, periodSeconds: 10 }',
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: http }, initialDelaySeconds: 60 }',
    }),
  ],
  good: [
    WEB,
    changed(WEB, {
      'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }':
        'livenessProbe: { httpGet: { path: /live, port: http }, initialDelaySeconds: 11, periodSeconds: 10 }',
    }),
  ],
  *check(workload) {
    const { containers, manifest } = workload;
    for (const container of containers) {
      for (const { path, ...violation } of killedWhileStarting(container, workload)) {
        yield { ...violation, path: asFarAsWritten(manifest.object, path) };
      }
    }
  },
};

function* killedWhileStarting(container: Container, workload: Workload): Iterable<Violation> {
  const { name } = container;
  const probe = killingProbe(container);
  if (!probe) return;
  const { timing, json, kind } = probe;
  const guarantee = startupGuarantee(timing);
  const slowestStart = container.slowestStart ?? impliedStart(container, workload, guarantee);
  if (slowestStart === undefined || guarantee >= slowestStart) return;
  const smallest = smallestStartupThreshold(slowestStart, timing.period, timing.initialDelay);
  const path = [...probe.path, 'failureThreshold'];
  yield {
    path,
    container: name,
    numbers: {
      container: name,
      probe: kind,
      slowestStart: rounded(slowestStart),
      guarantee,
      short: rounded(slowestStart - guarantee),
      threshold: timing.failureThreshold,
      thresholdIs: isOrDefaults(json['failureThreshold'], timing.failureThreshold),
      smallest,
    },
    edits: [{ path, value: smallest }],
    ...restingOn(
      container.slowestStart === undefined && `a start takes the ${slowestStart} s that its readiness probe waits for`,
    ),
  };
}

/** The probe that decides how long a start may take: liveness, where the startup probe lets everything pass. */
function killingProbe(container: Container): WrittenProbe | undefined {
  const startup = probeIn(container, 'startup');
  const liveness = probeIn(container, 'liveness');
  return startup && checksNothing(startup.json, container) !== undefined ? liveness : (startup ?? liveness);
}

/** In seconds: readiness that asks as late as this is meant for a slow start; a few seconds are anybody's habit. */
const SLOW = 30;

/**
 * Whoever lets readiness ask late expects the start to take that long; a startup probe says so itself. Where nobody has
 * stated facts, only a long delay tells, much longer than the kill, and none of an application that is well known.
 */
function impliedStart(
  container: Container,
  { stated, application }: Workload,
  guarantee: Seconds,
): Seconds | undefined {
  const startup = probeIn(container, 'startup');
  if (startup && checksNothing(startup.json, container) === undefined) return undefined;
  const delay = probeIn(container, 'readiness')?.timing.initialDelay ?? 0;
  const isMeant = stated || (application === undefined && delay >= Math.max(SLOW, 2 * guarantee));
  return delay > 0 && isMeant ? delay : undefined;
}
