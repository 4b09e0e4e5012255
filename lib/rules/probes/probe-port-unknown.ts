import { own, type FieldPath } from '../../kubernetes';
import { asObject, type Container, type Workload } from '../../workload';
import type { Edit, Violation, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { probesOf, type WrittenProbe } from '../support/probes/probes-of';
import { restingOn } from '../support/resting-on';
import { listed } from '../support/listed';

/** A probe that asks for a port that its container does not have. */
export const probePortUnknown: WorkloadRule = {
  id: 'probe-port-unknown',
  title: 'A probe that asks for a port that its container does not have',
  severity: 'error',
  effect: 'stuck',
  message: "the {probes} of {container} {ask} for the port '{port}'; {container} declares {declared}",
  why: 'Probes connect by TCP, and one that finds no port never succeeds: a startup or readiness probe keeps the pod out of traffic for ever, so that the rollout never ends, and a liveness probe with an unknown name restarts nothing.',
  fix: 'let the probe ask for a port that {container} declares, or declare the port {port}{how}',
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
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: 8125 }, periodSeconds: 5 }',
      'ports: [{ name: http, containerPort: 8080 }]':
        'ports: [{ name: http, containerPort: 8080 }, { name: statsd, containerPort: 8125, protocol: UDP }]',
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
    changed(WEB, {
      'ports: [{ name: http, containerPort: 8080 }]':
        'ports: [{ name: quic, containerPort: 8080, protocol: UDP }, { name: http, containerPort: 8080 }]',
    }),
  ],
  *check(workload) {
    for (const container of workload.containers) {
      const asking = probesOf(container).flatMap((probe) => asked(probe) ?? []);
      for (const port of new Set(asking.map((one) => one.port))) {
        yield* unknownPort(asking, port, container, workload);
      }
    }
  },
};

/** A probe of a port of its own pod. */
interface Asked {
  readonly probe: WrittenProbe;
  readonly port: number | string;
  readonly path: FieldPath;
}

function asked(probe: WrittenProbe): Asked | undefined {
  const handler = ['httpGet', 'tcpSocket', 'grpc'].find(
    (kind) => asObject(own(probe.json, kind))['port'] !== undefined,
  );
  const { port, host } = asObject(own(probe.json, handler ?? ''));
  const isMeant = typeof port === 'string' || (typeof port === 'number' && host === undefined);
  return handler !== undefined && isMeant ? { probe, port, path: [...probe.path, handler, 'port'] } : undefined;
}

/** What all probes that ask for the same port lack is one thing. */
function* unknownPort(
  asking: readonly Asked[],
  port: number | string,
  container: Container,
  workload: Workload,
): Iterable<Violation> {
  const { name, ports } = container;
  const [first, ...others] = asking.filter((one) => one.port === port);
  const isNumber = typeof port === 'number';
  const meant = ports.filter((one) => (isNumber ? one.number : one.name) === port);
  const isKnown = meant.some(({ number }) => ports.some((one) => one.number === number && isTcp(one)));
  const isGuess = isNumber || meant.length > 0;
  if (!first || isKnown || (isGuess && !declaresAll(asking, container, workload))) return;
  const only = ports.length === 1 && meant.length === 0 ? ports[0] : undefined;
  yield {
    path: first.path,
    container: name,
    numbers: {
      container: name,
      probes: words([first, ...others]),
      ask: others.length > 0 ? 'ask' : 'asks',
      port,
      declared: declared(container),
      how: meant.length > 0 ? ' for TCP as well' : '',
    },
    ...(!isNumber && only && { edits: editsOf([first, ...others], only) }),
    ...restingOn(isGuess && `${name} listens on no port that it does not declare`),
  };
}

function editsOf(asking: readonly Asked[], { name, number }: Container['ports'][number]): readonly Edit[] {
  return asking.map(({ path }) => ({ path, value: name ?? number }));
}

function words(asking: readonly Asked[]): string {
  const kinds = asking.map(({ probe }) => probe.kind).join(' and ');
  return asking.length === 1 ? `${kinds} probe` : `${kinds} probes`;
}

/**
 * A container listens on ports that it does not declare, too. Only where somebody has stated facts about those that
 * serve, their ports are taken to be all there are; and not where several probes agree on another one, as for a port
 * for management.
 */
function declaresAll(asking: readonly Asked[], container: Container, { stated, serving }: Workload): boolean {
  const { ports } = container;
  const agree =
    asking.length > 1 &&
    asking.every(({ port }) => ports.every(({ number, name }) => port !== number && port !== name));
  return stated && serving.includes(container) && ports.length > 0 && !agree;
}

type Port = Container['ports'][number];

/** Probes connect by TCP, all but commands. */
function isTcp({ protocol = 'TCP' }: Port): boolean {
  return protocol === 'TCP';
}

function declared({ ports }: Container): string {
  return listed(ports.map(wordPort)) || 'none';
}

function wordPort({ name, number, protocol }: Port): string {
  const by = isTcp({ number, protocol }) ? '' : protocol;
  if (name === undefined) return by ? `${number} (${by})` : `${number}`;
  return `${name} (${[number, by].filter(Boolean).join(', ')})`;
}
