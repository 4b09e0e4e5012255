import type { JsonObject, Manifest } from '../../../lib/workload';
import { read, service, workload } from '../manifests';

const kindsOf = (...manifests: Parameters<typeof read>) => read(...manifests).traffic.value.map(({ kind }) => kind);

test.each<[string, JsonObject, string]>([
  ['a Service without a type is a ClusterIP', {}, 'cluster-ip'],
  ['a ClusterIP is one', { type: 'ClusterIP' }, 'cluster-ip'],
  ['clusterIP None is headless', { clusterIP: 'None' }, 'headless'],
  ['an address is no headless Service', { clusterIP: '10.0.0.1' }, 'cluster-ip'],
  ['a NodePort is reached through nodes', { type: 'NodePort' }, 'node-port'],
  ['a load balancer is reached through nodes', { type: 'LoadBalancer' }, 'node-port'],
])('%s', (_what, spec, kind) => {
  const { traffic } = read(workload(), service(spec));
  expect(traffic.value.map((source) => source.kind)).toEqual([kind]);
  expect(traffic.assumption).toBeUndefined();
});

test('several Services of one kind are one source', () => {
  expect(kindsOf(workload(), service(), service({ clusterIP: 'None' }), service())).toEqual(['cluster-ip', 'headless']);
});

test('what somebody states counts more than the Services', () => {
  const annotations = { 'zero-downtime/traffic': 'ingress-nginx, cluster-ip' };
  expect(kindsOf(workload({ annotations }), service({ clusterIP: 'None' }))).toEqual(['ingress-nginx', 'cluster-ip']);
});

test('what cannot be read counts as not stated', () => {
  expect(kindsOf(workload({ annotations: { 'zero-downtime/traffic': '?' } }), service())).toEqual(['cluster-ip']);
});

test('a Service that selects other pods sends nothing here', () => {
  const { traffic } = read(workload(), service({ selector: { app: 'api' }, clusterIP: 'None' }));
  expect(traffic).toMatchObject({ value: [{ kind: 'cluster-ip' }], assumption: expect.stringMatching(/ClusterIP/) });
});

test.each<[string, JsonObject, boolean]>([
  ['a container with a port is assumed to be behind a ClusterIP Service', { ports: [{ containerPort: 80 }] }, true],
  ['so is one with a readiness probe that asks for a port', { readinessProbe: { httpGet: { port: 8080 } } }, true],
  ['a readiness command alone is what a worker has', { readinessProbe: { exec: { command: ['true'] } } }, false],
  [
    'a controller that takes part in an election answers its probes only',
    { args: ['--leader-elect'], readinessProbe: { httpGet: { port: 8081 } } },
    false,
  ],
  [
    'one that takes part in none is like any other',
    { args: ['--leader-elect=false'], readinessProbe: { httpGet: { port: 8081 } } },
    true,
  ],
  [
    'metrics, profiles and probes are asked for by nobody who could lose a request',
    {
      ports: [
        { name: 'http-metrics', containerPort: 9090 },
        { name: 'profiling', containerPort: 8008 },
        { name: 'probes', containerPort: 8080 },
      ],
      readinessProbe: { httpGet: { port: 'probes' } },
    },
    false,
  ],
  [
    'a port for clients beside them counts',
    { ports: [{ name: 'metrics', containerPort: 9 }, { containerPort: 80 }] },
    true,
  ],
  ['a liveness probe says nothing about traffic', { livenessProbe: { exec: { command: ['true'] } } }, false],
  ['nor does a container without anything', {}, false],
])('%s', (_what, container, assumed) => {
  const { traffic } = read(workload({ containers: [{ name: 'web', ...container }] }));
  expect(traffic.value.length > 0).toBe(assumed);
  expect(traffic.assumption !== undefined).toBe(assumed);
});

test('the port of a sidecar or of an init container says nothing about traffic', () => {
  const pod = {
    initContainers: [
      { name: 'migrate', ports: [{ containerPort: 80 }] },
      { name: 'logs', restartPolicy: 'Always', ports: [{ containerPort: 9090 }] },
    ],
  };
  expect(kindsOf(workload({ containers: [{ name: 'worker' }], pod }))).toEqual([]);
});

describe('a Service for whoever watches the pods', () => {
  const watcher = (name: string, port: JsonObject, more: JsonObject = {}): Manifest => ({
    object: { kind: 'Service', metadata: { name }, spec: { selector: { app: 'web' }, ports: [port], ...more } },
  });
  const pods = (...ports: JsonObject[]) => workload({ containers: [{ name: 'web', ports }] });

  test.each<[string, Manifest, JsonObject]>([
    ['the name of its port', watcher('watch', { name: 'https-metrics', port: 8443 }), { containerPort: 8443 }],
    ['the port it leads to', watcher('watch', { port: 90, targetPort: 9 }), { name: 'probes', containerPort: 9 }],
    [
      'the name that it asks for',
      watcher('watch', { port: 90, targetPort: 'prom' }),
      { name: 'prom', containerPort: 9 },
    ],
    ['its own name', watcher('web-metrics-service', { name: 'https', port: 8443 }), { containerPort: 8443 }],
  ])('is told by %s, and brings no traffic', (_what, manifest, port) => {
    expect(kindsOf(pods(port), manifest)).toEqual([]);
  });

  test('leaves the other ports to clients', () => {
    const manifest = watcher('web-metrics', { port: 8082 });
    expect(read(pods({ containerPort: 8082 }, { containerPort: 80 }), manifest).traffic.assumption).toMatch(
      /ClusterIP/,
    );
  });

  test.each<[string, Manifest]>([
    ['its port is for clients', watcher('web', { name: 'http', port: 80 })],
    ['it opens a port of the nodes', watcher('web', { name: 'metrics', port: 80 }, { type: 'NodePort' })],
    ['only a part of a name says so', watcher('health-records', { name: 'metrics-api', port: 80 })],
  ])('is none where %s', (_what, manifest) => {
    const { traffic } = read(pods({ containerPort: 80 }), manifest);
    expect([traffic.value.length, traffic.assumption]).toEqual([1, undefined]);
  });
});
