import { asObject, type Container, type Workload } from '../workload';
import type { Violation, WorkloadRule } from './rule';
import { changed, WEB } from './support/example';
import { probesOf, type WrittenProbe } from './support/probes-of';

/** A probe that asks for a port that its container does not have. */
export const probePortUnknown: WorkloadRule = {
  id: 'probe-port-unknown',
  severity: 'error',
  effect: 'stuck',
  message: "the {probe} probe of {container} asks for the port '{port}'; {container} declares {declared}",
  why: 'A probe that finds no port never succeeds: a startup or readiness probe keeps the pod out of traffic for ever, so that the rollout never ends, and a liveness probe with an unknown name restarts nothing.',
  fix: 'let the probe ask for a port that {container} declares, or declare the port {port}',
  source: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/probe/util.go',
  ],
  presupposes: ['probe-refused', 'container-refused'],
  bad: [
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: web }, periodSeconds: 5 }',
    }),
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: 8081 }, periodSeconds: 5 }',
    }),
  ],
  good: [
    WEB,
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: 8081 }, periodSeconds: 5 }',
      'ports: [{ name: http, containerPort: 8080 }]':
        'ports: [{ name: http, containerPort: 8080 }, { name: management, containerPort: 8081 }]',
    }),
  ],
  *check(workload) {
    for (const container of workload.containers) {
      for (const probe of probesOf(container)) yield* unknownPort(probe, container, workload);
    }
  },
};

function* unknownPort(probe: WrittenProbe, container: Container, workload: Workload): Iterable<Violation> {
  const handler = ['httpGet', 'tcpSocket', 'grpc'].find((kind) => asObject(probe.json[kind])['port'] !== undefined);
  if (handler === undefined) return;
  const { port, host } = asObject(probe.json[handler]);
  const isUnknown =
    typeof port === 'string'
      ? container.ports.every(({ name }) => name !== port)
      : host === undefined &&
        declaresItsPorts(container, workload) &&
        !container.ports.some((one) => one.number === port);
  if (!isUnknown || (typeof port !== 'string' && typeof port !== 'number')) return;
  const only = container.ports.length === 1 ? container.ports[0] : undefined;
  const path = [...probe.path, handler, 'port'];
  yield {
    path,
    container: container.name,
    numbers: { container: container.name, probe: probe.kind, port, declared: declared(container) },
    ...(typeof port === 'string' && only && { edits: [{ path, value: only.name ?? only.number }] }),
  };
}

/**
 * A container listens on ports that it does not declare, too: only where somebody has stated facts about the
 * containers that serve, their ports are taken to be all there are.
 */
function declaresItsPorts(container: Container, { stated, serving }: Workload): boolean {
  return stated && serving.includes(container) && container.ports.length > 0;
}

function declared({ ports }: Container): string {
  return (
    ports.map(({ name, number }) => (name === undefined ? String(number) : `${name} (${number})`)).join(', ') || 'none'
  );
}
