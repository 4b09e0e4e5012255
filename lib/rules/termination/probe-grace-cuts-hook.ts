import { asNumber, type Container } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { probesOf, type WrittenProbe } from '../support/probes/probes-of';

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const withLiveness = (grace: number) =>
  changed(WEB, {
    [READINESS]: `${READINESS}\nlivenessProbe: { httpGet: { path: /live, port: http }, terminationGracePeriodSeconds: ${grace} }`,
  });

/** A probe whose own grace period is shorter than the preStop hook that its restarts run. */
export const probeGraceCutsHook: WorkloadRule = {
  id: 'probe-grace-cuts-hook',
  title: 'A probe whose own grace period is shorter than the preStop hook that its restarts run',
  severity: 'info',
  effect: 'lost-requests',
  message:
    'a restart by the {probe} probe cuts the preStop hook of {container} after {grace} s; it takes {hook} s: terminationGracePeriodSeconds of the probe is {grace}',
  why: 'A restart runs the preStop hook, too, within the grace period of the probe. A hook that is cut leaves two seconds between SIGTERM and SIGKILL: what the container still does is cut as well.',
  fix: 'set terminationGracePeriodSeconds of the {probe} probe to {smallest} or more, or take it away',
  source: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/kuberuntime/kuberuntime_container.go',
  ],
  presupposes: ['probe-refused', 'hook-refused', 'pre-stop-never-runs'],
  bad: [withLiveness(4)],
  good: [withLiveness(5)],
  *check({ containers }) {
    for (const container of containers) {
      for (const probe of probesOf(container)) yield* cutHook(probe, container);
    }
  },
};

function* cutHook({ kind, json, path }: WrittenProbe, { name, preStopDuration }: Container): Iterable<Violation> {
  const grace = asNumber(json['terminationGracePeriodSeconds']);
  const hook = preStopDuration?.atLeast ?? 0;
  if (grace === undefined || kind === 'readiness' || hook <= grace) return;
  const place = [...path, 'terminationGracePeriodSeconds'];
  const smallest = Math.ceil(hook);
  yield {
    path: place,
    container: name,
    numbers: { container: name, probe: kind, grace, hook: rounded(hook), smallest },
    edits: [{ path: place, value: smallest }],
  };
}
