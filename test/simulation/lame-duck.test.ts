import { simulate, type Outcome } from '../../lib/simulation';
import { worldOf } from './manifests';

interface Given {
  readonly image?: string;
  readonly facts?: string;
  readonly hook?: string;
  readonly probe?: string;
  readonly container?: string;
  readonly replicas?: number;
}

/** One pod that serves on for longer than the next one takes to come, by its hook or after SIGTERM. */
const outcome = (given: Given): Outcome => {
  const { image = 'shop:1', facts = '', hook, probe = 'httpGet: { path: /ready, port: 8080 }', container = '' } = given;
  const world = worldOf(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, annotations: { zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 1s ${facts} } }
spec:
  replicas: ${given.replicas ?? 1}
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      terminationGracePeriodSeconds: 90
      containers:
        - name: shop
          image: ${image}
          ports: [{ containerPort: 8080 }]
          readinessProbe: { ${probe}, periodSeconds: 1, failureThreshold: 1 }
          ${hook === undefined ? '' : `lifecycle: { preStop: ${hook} }`}
          ${container}
---
{ apiVersion: v1, kind: Service, metadata: { name: shop }, spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: 8080 }] } }
`);
  return simulate(world, { scenarios: ['delete-pod'] })[0] as Outcome;
};

const SERVES_ON = ', zero-downtime/on-sigterm: keeps-serving 60s';
const exec = (script: string) => `{ exec: { command: [/bin/sh, -c, "${script}"] } }`;

const LAME: readonly (readonly [string, Given])[] = [
  [
    'asks Envoy to fail its health checks',
    { hook: exec('curl -s -m 1 -XPOST localhost:9901/healthcheck/fail; sleep 60') },
  ],
  [
    'is probed by the drainer of Knative',
    {
      facts: SERVES_ON,
      probe: 'httpGet: { path: /, port: 8080, httpHeaders: [{ name: K-Kubelet-Probe, value: queue }] }',
    },
  ],
  ['is the activator of Knative', { image: 'gcr.io/knative-releases/knative.dev/serving/cmd/activator:v1' }],
  [
    'is an API server with a delay of its shutdown',
    { facts: SERVES_ON, container: 'args: [--shutdown-delay-duration=60s]' },
  ],
  [
    'is Traefik, whose ping fails meanwhile',
    {
      image: 'traefik:v3.1',
      facts: SERVES_ON,
      probe: 'httpGet: { path: /ping, port: 8080 }',
      container: 'args: [--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=60, --ping=true]',
    },
  ],
  [
    'is Quarkus with a delay of its shutdown',
    {
      facts: SERVES_ON,
      container: 'env: [{ name: QUARKUS_SHUTDOWN_DELAY, value: 60S }]',
    },
  ],
  [
    'is a CoreDNS that is asked whether it is ready',
    { image: 'registry.k8s.io/coredns/coredns:v1.11.3', facts: SERVES_ON },
  ],
];

describe('A pod that fails its readiness probe while it stops gets no requests, though it answers them', () => {
  test.each(LAME)('one that %s: nothing is left where it is the only one', (_, given) => {
    const { lost, lostByCause } = outcome(given);
    expect(lost).toBeGreaterThan(0);
    expect(JSON.stringify(lostByCause)).toContain('no');
  });

  test.each(LAME)('and beside others nobody misses one that %s', (_, given) => {
    expect(outcome({ ...given, replicas: 3 })).toMatchObject({ lost: 0 });
  });

  test.each<[string, Given]>([
    ['whose hook waits', { hook: '{ sleep: { seconds: 60 } }' }],
    ['that serves on as before', { facts: SERVES_ON }],
    [
      'of which the port is probed',
      { image: 'gcr.io/knative-releases/knative.dev/serving/cmd/activator:v1', probe: 'tcpSocket: { port: 8080 }' },
    ],
    [
      'that is Traefik, whose ping answers on',
      {
        image: 'traefik:v3.1',
        facts: SERVES_ON,
        probe: 'httpGet: { path: /ping, port: 8080 }',
        container:
          'args: [--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=60, --ping.terminatingStatusCode=204]',
      },
    ],
  ])('but the only one %s gets them until the next one is ready', (_, given) => {
    expect(outcome(given)).toMatchObject({ lost: 0 });
  });

  test('which an outcome takes for granted of what is said to serve on', () => {
    expect(outcome({ facts: SERVES_ON }).assumptions.join()).toContain('shop passes its readiness probe as long as');
    expect(outcome({ hook: '{ sleep: { seconds: 60 } }' }).assumptions.join()).not.toContain('passes its readiness');
  });
});
