import { simulate } from '../../lib/simulation';
import { readSource } from '../../lib/source';
import { readWorld } from '../../lib/workload';

interface Shape {
  readonly kind?: 'DaemonSet' | 'Deployment';
  readonly name?: string;
  readonly pod?: string;
  readonly image?: string;
  readonly ports?: string;
  readonly probed?: number | string;
  readonly services?: readonly string[];
}

/** A workload with its Services, rolled out. */
function rolledOut({ kind = 'DaemonSet', name = 'one', pod = '', image = 'one:1', ports = '[]', ...more }: Shape) {
  const { probed, services = [] } = more;
  const probe = probed === undefined ? '' : `, readinessProbe: { httpGet: { path: /, port: ${probed} } }`;
  const text = `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: one } }
  template:
    metadata: { labels: { app: one } }
    spec: { ${pod} containers: [{ name: main, image: "${image}", ports: ${ports}${probe} }] }
${services.map((spec, index) => `---\napiVersion: v1\nkind: Service\nmetadata: { name: front-${index} }\nspec: { selector: { app: one }, ${spec} }\n`).join('')}`;
  const [outcome] = simulate(readWorld(readSource(text, 'one.yaml').manifests), { scenarios: ['rollout'], fix: false });
  return { lost: outcome?.lost, said: outcome?.assumptions.join('\n') ?? '', doubts: outcome?.doubts.join('\n') ?? '' };
}

const hostPath = (path: string) => `volumes: [{ name: node, hostPath: { path: ${path} } }],`;

test.each<[string, Shape]>([
  ['an agent', { image: 'cr.fluentbit.io/fluent/fluent-bit:3', ports: '[{ name: http, containerPort: 2020 }]' }],
  ['an agent that only a probe asks', { image: 'timberio/vector:0.40', probed: 8686 }],
  ['a beat', { image: 'docker.elastic.co/beats/metricbeat:8', ports: '[{ containerPort: 5066 }]', probed: 5066 }],
  ['a log reader', { pod: hostPath('/var/log/'), ports: '[{ name: http, containerPort: 8080 }]', probed: 8080 }],
  ['what sees processes', { pod: 'hostPID: true,', ports: '[{ name: http, containerPort: 8080 }]' }],
  ['what talks to the runtime', { pod: hostPath('/run/containerd/containerd.sock'), probed: 8080 }],
  [
    'what has a port for watchers on the network of its node',
    { pod: 'hostNetwork: true,', ports: '[{ name: monitoring, containerPort: 7472 }]', probed: 7473 },
  ],
  [
    'what a ServiceMonitor finds',
    {
      kind: 'Deployment',
      ports: '[{ containerPort: 9402 }]',
      services: ['ports: [{ name: tcp-servicemonitor, port: 9402 }]'],
    },
  ],
  [
    'an operator of which a Service leads to its metrics alone',
    { kind: 'Deployment', name: 'db-operator', probed: 8081, services: ['ports: [{ name: cr-metrics, port: 8686 }]'] },
  ],
  [
    'what the Service of a controller of names leads to',
    {
      kind: 'Deployment',
      image: 'registry.k8s.io/external-dns/external-dns:v0.15.0',
      ports: '[{ name: http, containerPort: 7979 }]',
      services: ['ports: [{ name: http, port: 7979, targetPort: http }]'],
    },
  ],
])('nobody but who watches it asks %s', (_what, shape) => {
  const { lost, said } = rolledOut(shape);
  expect(said).toContain('no requests come to these pods: ');
  expect(lost).toBe(0);
});

test.each<[string, Shape]>([
  [
    'the same agent takes records in',
    { image: 'fluent/fluent-bit:3', ports: '[{ containerPort: 2020 }, { containerPort: 24224 }]' },
  ],
  ['another program has that port', { image: 'shop:1', ports: '[{ name: http, containerPort: 2020 }]' }],
  [
    'it runs on the platform of that name',
    { kind: 'Deployment', image: 'node:22', ports: '[{ containerPort: 9091 }]' },
  ],
  ['it writes its own logs on the node', { pod: hostPath('/var/log/shop'), ports: '[{ containerPort: 8080 }]' }],
  ['it passes requests on', { image: 'nginx:1.27', pod: hostPath('/var/log'), ports: '[{ containerPort: 80 }]' }],
  [
    'a Service leads to it',
    { pod: 'hostPID: true,', ports: '[{ containerPort: 9500 }]', services: ['ports: [{ port: 9500 }]'] },
  ],
  ['each node has its port', { pod: hostPath('/proc'), ports: '[{ containerPort: 8126, hostPort: 8126 }]' }],
  [
    'it declares a port beside that of its metrics',
    {
      kind: 'Deployment',
      ports: '[{ name: https, containerPort: 9443 }]',
      services: ['ports: [{ name: metrics, port: 8000 }]'],
    },
  ],
  [
    'others push their metrics to it',
    {
      kind: 'Deployment',
      image: 'prom/pushgateway:v1.9.0',
      ports: '[{ name: metrics, containerPort: 9091 }]',
      services: ['ports: [{ name: http, port: 9091, targetPort: metrics }]'],
    },
  ],
  [
    'a Service leads to a number beside its metrics',
    {
      kind: 'Deployment',
      ports: '[{ name: metrics, containerPort: 8000 }]',
      services: ['ports: [{ name: metrics, port: 8000 }, { name: https, port: 443, targetPort: 9443 }]'],
    },
  ],
])('its clients lose requests where %s', (_where, shape) => {
  const { lost, said } = rolledOut(shape);
  expect(said).not.toContain('no requests come to these pods');
  expect(lost).toBeGreaterThan(0);
});

test.each(['[{ name: metrics, containerPort: 8000 }]', '[{ name: http-metrics, containerPort: 8000 }]'])(
  'scrapes are no requests where the port for clients has a name that no container has: %s',
  (ports) => {
    const services = ['ports: [{ name: metrics, port: 8000 }, { name: web, port: 80, targetPort: web }]'];
    const { lost, doubts } = rolledOut({ kind: 'Deployment', ports, probed: 8000, services });
    expect(lost).toBe(0);
    expect(doubts).toContain('sends requests to the port web of one, which does not have it');
  },
);

test('what passes requests on from the network of its node is asked at ports of the node', () => {
  const { said } = rolledOut({ name: 'edge-gateway', pod: 'hostNetwork: true,', probed: 9000 });
  expect(said).toContain('clients ask the nodes themselves, each at a port that these pods listen at');
  expect(said).not.toContain('a ClusterIP Service');
});
