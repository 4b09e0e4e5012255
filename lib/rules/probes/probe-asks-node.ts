import { asObject, type Container } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { probesOf, type WrittenProbe } from '../support/probes/probes-of';
import { restingOn } from '../support/resting-on';
import { isLoopback, own } from '../../kubernetes';

/** A probe that asks the node instead of the pod. */
export const probeAsksNode: WorkloadRule = {
  id: 'probe-asks-node',
  title: 'A probe that asks the node instead of the pod',
  severity: 'error',
  effect: 'stuck',
  message: "the {probe} probe of {container} asks the node, not the pod: its host is '{host}'",
  why: 'The kubelet asks from the node, where this name is the node itself. Nothing answers there: a startup or readiness probe keeps the pod out of traffic for ever, so that the rollout never ends, and a liveness probe restarts it again and again.',
  fix: 'take host out of the {probe} probe: it is the address of the pod then',
  source: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/prober/prober.go',
  ],
  presupposes: ['probe-refused'],
  bad: [
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: http, host: localhost }, periodSeconds: 5 }',
    }),
  ],
  good: [WEB],
  *check({ containers, podSpec }) {
    if (podSpec['hostNetwork'] === true) return;
    for (const container of containers) {
      for (const probe of probesOf(container)) yield* asksNode(probe, container);
    }
  },
};

function isPort(port: unknown): port is number | string {
  return typeof port === 'number' || typeof port === 'string';
}

function* asksNode(probe: WrittenProbe, { name }: Container): Iterable<Violation> {
  const handler = ['httpGet', 'tcpSocket'].find((kind) => own(probe.json, kind) !== undefined) ?? '';
  const { host, port } = asObject(own(probe.json, handler));
  if (!isLoopback(host)) return;
  yield {
    path: [...probe.path, handler, 'host'],
    container: name,
    numbers: { container: name, probe: probe.kind, host },
    ...restingOn(`nothing on the node answers at ${isPort(port) ? `the port ${port}` : 'that port'}`),
  };
}
