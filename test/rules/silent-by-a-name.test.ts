import { check } from '../../lib/check';
import { together } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

interface Given {
  readonly name?: string;
  readonly image?: string;
  readonly port?: string;
  readonly replicas?: number;
  readonly spec?: string;
  readonly more?: string;
}

/** A Deployment behind a Service. */
const behind = (given: Given = {}, service = 'port: 8080') => {
  const {
    name = 'web',
    image = 'acme/web:1',
    port = 'containerPort: 8080',
    replicas = 2,
    spec = '',
    more = '',
  } = given;
  return together(
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
${spec}  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
${more}      containers: [{ name: main, image: '${image}', ports: [{ ${port} }] }]
`,
    `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ ${service} }] }
`,
  );
};

const rulesOf = (text: string) => check(manifestsIn(text)).findings.map(({ rule }) => rule);
const notesOf = (text: string, code: string) =>
  check(manifestsIn(text)).notices.filter((notice) => notice.code === code);

const numberIn = (port: string) => /\d+/.exec(port)?.[0] ?? '';

describe('What is called an exporter', () => {
  test.each([
    ['invoice-exporter', 'acme/exporter:2', 'containerPort: 6061'],
    ['feed-exporter', 'acme/feed-exporter:2', 'containerPort: 3000'],
    ['design-exporter', 'acme/render:1', 'name: http, containerPort: 8080'],
  ])('is told like others where nothing shows that it is scraped: %s', (name, image, port) => {
    expect(rulesOf(behind({ name, image, port }, `port: 80, targetPort: ${numberIn(port)}`))).toContain(
      'readiness-missing',
    );
  });

  test.each([
    ['queue-exporter', 'acme/queue-exporter:1', 'containerPort: 9419'],
    ['queue-exporter', 'acme/queue-exporter:1', 'name: http-metrics, containerPort: 8080'],
    ['queue-exporter', 'acme/queue_exporter:1', 'containerPort: 8080'],
  ])('is scraped by its port or its image, and nobody misses it: %s %s %s', (name, image, port) => {
    expect(rulesOf(behind({ name, image, port }, `port: ${numberIn(port)}`))).not.toContain('readiness-missing');
  });
});

describe('A port called http-metrics', () => {
  const port = 'name: http-metrics, containerPort: 8080';

  test('is for clients where a Service has port 80 lead to the only one', () => {
    expect(rulesOf(behind({ port }, 'port: 80, targetPort: http-metrics'))).toContain('pre-stop-too-short');
    expect(rulesOf(behind({ port }, 'port: 8080, targetPort: http-metrics'))).toEqual([]);
  });

  test.each([
    'grafana/loki:3.1.0',
    'quay.io/cortexproject/cortex:v1.17.1',
    'grafana/mimir:2.13.0',
    'grafana/tempo:2.5.0',
  ])('is for clients of %s, whose interface is at the port of its metrics', (image) => {
    expect(rulesOf(behind({ image, port }, 'port: 3100, targetPort: http-metrics'))).toContain('pre-stop-too-short');
  });

  test('is for who scrapes what has its metrics at a port of its own', () => {
    const image = 'quay.io/jetstack/cert-manager-controller:v1.15.0';
    expect(rulesOf(behind({ image, port: 'name: http-metrics, containerPort: 9402' }, 'port: 9402'))).toEqual([]);
  });
});

describe('What is left out by what it is taken for', () => {
  test.each([
    ['longhorn-ui', 'acme/ui:1', 'longhorn-ui (a page for administrators by its name)'],
    ['boards', 'grafana/grafana:11.1.0', 'boards (Grafana)'],
    ['kiali', 'quay.io/kiali/kiali:v2.0', 'kiali (a page for administrators)'],
  ])('is named in a note where a Service leads to it: %s', (name, image, words) => {
    const [note] = notesOf(behind({ name, image }), 'missed-by-nobody');
    expect(note?.message).toContain(words);
  });

  test('is not named where nothing leads to it, or somebody states who asks it', () => {
    const [alone = ''] = behind({ name: 'longhorn-ui' }).split('---');
    expect(notesOf(alone, 'missed-by-nobody')).toEqual([]);
    const stated = behind({ name: 'longhorn-ui' }).replace(
      'metadata: { name: longhorn-ui }',
      'metadata: { name: longhorn-ui, annotations: { zero-downtime/traffic: cluster-ip } }',
    );
    expect(notesOf(stated, 'missed-by-nobody')).toEqual([]);
    expect(rulesOf(stated)).toContain('readiness-missing');
  });

  test('is there in full as data, however many there are', () => {
    const names = Array.from({ length: 9 }, (_, index) => `boards-${index}`);
    const many = together(...names.map((name) => behind({ name, image: 'grafana/grafana:11.1.0' })));
    const [note] = notesOf(many, 'missed-by-nobody');
    expect(note?.message).toContain('and 3 more');
    expect(note?.names).toEqual(names.map((name) => `${name} (Grafana)`));
  });
});

describe('One pod that its strategy takes away first', () => {
  const recreate = '  strategy: { type: Recreate }\n';
  const volume = (source: string) => `      volumes: [{ name: kept, ${source} }]\n`;

  test('is a gap at each release and drain, told once', () => {
    const { findings } = check(manifestsIn(behind({ replicas: 1, spec: recreate })));
    const told = findings.filter(({ rule }) => ['rollout-below-wanted', 'single-replica'].includes(rule));
    expect(told.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['warning rollout-below-wanted']);
    expect(told[0]?.message).toContain('a rollout, as each drain, leaves 0 of 1 replicas: the strategy is Recreate');
    expect(told[0]?.fix).toContain('where the next pod may start beside this one');
    expect(told[0]?.edits).toEqual([]);
  });

  test.each([
    ['a volume that one pod has at a time', { more: volume('persistentVolumeClaim: { claimName: kept }') }],
    ['what is known to be one', { image: 'postgres:17' }],
    ['a controller', { name: 'shop-operator' }],
  ])('has a reason by %s', (_, given: Given) => {
    expect(rulesOf(behind({ replicas: 1, spec: recreate, ...given }))).not.toContain('rollout-below-wanted');
  });

  test('is told of a controller as well where the API server cannot do without it', () => {
    const controller = behind({ name: 'quota-controller', replicas: 1, spec: recreate });
    const api = `apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: { name: v1.quota.example.com }
spec: { group: quota.example.com, version: v1, groupPriorityMinimum: 10, versionPriority: 10, service: { name: quota-controller, namespace: default } }
`;
    const { findings } = check(manifestsIn(together(controller, api)));
    const [told] = findings.filter(({ rule }) => rule === 'rollout-below-wanted');
    expect(told?.message).toContain('the API server answers nothing of the API quota.example.com/v1');
    const other = api.replace('name: quota-controller', 'name: other');
    expect(rulesOf(together(controller, other))).not.toContain('rollout-below-wanted');
  });
});
