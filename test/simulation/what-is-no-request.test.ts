import { findChange, simulate } from '../../lib/simulation';
import { readSource } from '../../lib/source';
import { readWorld, type Workload } from '../../lib/workload';

interface Shape {
  readonly image: string;
  readonly args?: string;
  readonly ports?: string;
  readonly volume?: string;
  readonly name?: string;
}

function rolledOut(
  { image, args = '[]', ports = '[{ containerPort: 5432 }]', volume = 'emptyDir: {}', name = 'db' }: Shape,
  beside = '',
) {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 1
  selector: { matchLabels: { app: one } }
  template:
    metadata: { labels: { app: one } }
    spec:
      containers:
        - { name: main, image: "${image}", args: ${args}, ports: ${ports}, volumeMounts: [{ name: data, mountPath: /data }] }
      volumes: [{ name: data, ${volume} }]
${beside}`;
  const [outcome] = simulate(readWorld(readSource(text, 'db.yaml').manifests), { scenarios: ['rollout'], fix: false });
  return outcome?.assumptions.join('\n') ?? '';
}

const GO = /the data of db are not needed any more when a pod ends: they are in (.+), and end with it/;

test.each<[Shape, string]>([
  [{ image: 'postgres:17' }, 'the emptyDir data'],
  [{ image: 'registry.example.com/mirror/mysql:8' }, 'the emptyDir data'],
  [{ image: 'nats-streaming:0.25', args: '["--store", "memory"]' }, 'its memory'],
  [{ image: 'mongo:7', volume: 'configMap: { name: settings }' }, 'the file system of its container'],
])('what is lost with each pod is said beside what is counted: %j', (shape, where) => {
  expect(GO.exec(rolledOut(shape))?.[1]).toBe(where);
});

test.each<[Shape]>([
  [{ image: 'postgres:17', volume: 'persistentVolumeClaim: { claimName: data }' }],
  [{ image: 'web:1', name: 'shop', ports: '[{ containerPort: 8080 }]' }],
  [{ image: 'redis:7', name: 'session-cache' }],
])('nothing is said where the data stay, or are none: %j', (shape) => {
  expect(rolledOut(shape)).not.toMatch(/the data of/);
});

test.each<[Shape, string]>([
  [{ image: 'worker:1', ports: '[]', name: 'mail-worker' }, 'by its name it fetches its work itself'],
  [{ image: 'web:1', ports: '[]' }, 'no Service selects them, and no container has a port or a readiness probe'],
  [
    { image: 'web:1', ports: '[{ name: metrics, containerPort: 9090 }]' },
    'no Service selects them, and their ports are only for who watches them',
  ],
  [
    { image: 'web:1', args: '[--leader-elect]' },
    'no Service selects them, and main is a controller that elects a leader',
  ],
  [
    { image: 'web:1', ports: '[{ name: exporter, containerPort: 20257 }]' },
    'no Service selects them, and their ports are only for who watches them',
  ],
  [
    { image: 'locustio/locust:2', args: '["--worker"]' },
    'a load generator is only watched, or fetches its work itself',
  ],
  [{ image: 'prom/node-exporter:v1' }, 'an exporter is only watched, or fetches its work itself'],
])('why no requests come is said as it is: %j', (shape, why) => {
  expect(rolledOut(shape)).toContain(`no requests come to these pods: ${why}`);
});

test.each<[string, Shape, boolean]>([
  ['a flag says metrics of the only port', { image: 'web:1', args: '["--metrics-port=5432"]' }, true],
  ['its name is that of a page', { image: 'web:1', name: 'customer-dashboard' }, true],
  ['it makes files for users', { image: 'registry.example.com/pdf-exporter:1' }, true],
  ['it is an exporter', { image: 'prom/node-exporter:v1' }, false],
  ['its name is that of a page', { image: 'web:1', name: 'chaos-dashboard' }, false],
])('what a Service leads to is asked, where %s: %j, %s', (_where, shape, isAsked) => {
  const service = `---
apiVersion: v1
kind: Service
metadata: { name: front }
spec: { selector: { app: one }, ports: [{ port: 80, targetPort: 5432 }] }
`;
  expect(!rolledOut(shape, service).includes('no requests come to these pods')).toBe(isAsked);
});

test.each(['prom/statsd-exporter:v0.26', 'prom/graphite-exporter:v0.15', 'registry.example.com/influxdb-exporter:1'])(
  'an exporter that applications write to is asked: %s',
  (image) => {
    expect(rolledOut({ image })).not.toContain('no requests come to these pods');
  },
);

/** One on each node, without a Service. */
const onEachNode = (name: string, pod: string) => {
  const text = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: one } }
  template:
    metadata: { labels: { app: one } }
    spec: { ${pod} }
`;
  const { manifests } = readSource(text, 'daemon-set.yaml');
  return simulate(readWorld(manifests), { scenarios: ['rollout'], fix: false })[0]?.assumptions.join('\n') ?? '';
};

test.each([
  ['agent', 'hostNetwork: true', '', 'agent:1', true],
  ['agent', 'hostNetwork: false', '', 'agent:1', false],
  ['agent', 'hostNetwork: true', 'ports: [{ containerPort: 8080 }], ', 'agent:1', false],
  ['edge-gateway', 'hostNetwork: true', '', 'agent:1', false],
  ['edge', 'hostNetwork: true', '', 'haproxy:3', false],
])('what works for its own node is asked by nobody else: %s, %s, %s%s', (name, network, ports, image, isUnasked) => {
  const probed = 'readinessProbe: { httpGet: { path: /ready, port: 8080 } }';
  const said = onEachNode(name, `${network}, containers: [{ name: one, image: "${image}", ${ports}${probed} }]`);
  expect(said.includes('no requests come to these pods: they work for their own node')).toBe(isUnasked);
});

/** Why one pod of it is not made two; nothing where it may be. */
const whyOne = (container: string, settings = '') => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: held }
spec:
  replicas: 1
  selector: { matchLabels: { app: one } }
  template:
    metadata: { labels: { app: one } }
    spec:
      volumes: [{ name: settings, configMap: { name: settings } }]
      containers: [{ name: main, ports: [{ containerPort: 8000 }], volumeMounts: [{ name: settings, mountPath: /etc/main }], ${container} }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  config: ${JSON.stringify(settings)}
`;
  const world = readWorld(readSource(text, 'held.yaml').manifests);
  const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['delete-pod'] });
  return 'none' in change ? change.none : '';
};
const env = (name: string, value: string) => `image: "shop:1", env: [{ name: ${name}, value: "${value}" }]`;

test.each([
  ['image: "redis:7"', ''],
  ['image: "amazon/dynamodb-local:1.20.0"', ''],
  ['image: "vertica/vertica-ce:24.1"', ''],
  ['image: "quay.io/keycloak/keycloak:26", args: ["start-dev --import-realm"]', ''],
  [env('SPRING_DATASOURCE_URL', 'jdbc:h2:mem:shop'), ''],
  [env('DATABASE_URL', 'sqlite:///data/shop.db'), ''],
  [env('DB_TYPE', 'sqlite'), ''],
  ['image: "shop:1", args: [serve, --db-driver, sqlite3]', ''],
  ['image: "ghcr.io/dexidp/dex:v2"', 'storage:\n  type: sqlite3\n  config:\n    file: ":memory:"\n'],
  ['image: "spire-server:1"', 'plugin_data {\n  database_type = "sqlite3"\n}'],
  ['image: "shop:1"', 'url=jdbc:hsqldb:file:/data/shop'],
])('a second one with a database in its own process would have other data: %s %s', (container, settings) => {
  expect(whyOne(container, settings)).toMatch(/have data of its own/);
});

test.each([
  ['image: "memcached:1.6"', ''],
  ['image: "shop:1"', '# type: sqlite3\nport: 8000'],
  ['image: "shop:1"', 'type: sqlite3\n---\ntype: postgres\n'],
  ['image: "shop:1"', 'cache_store: sqlite3'],
  ['image: "shop:1"', 'loggers: [sqlite, http]'],
  [env('DATABASE_URL', 'jdbc:h2:tcp://h2/shop'), ''],
  ['image: "quay.io/keycloak/keycloak:26", args: [start, "--db=postgres"]', ''],
  ['image: "dynamodb-admin:1"', ''],
])('two of what keeps nothing to itself may be: %s %s', (container, settings) => {
  expect(whyOne(container, settings)).toBe('');
});

test('the master of a load generator is asked by its workers', () => {
  expect(rolledOut({ image: 'locustio/locust:2', args: '["--master"]' })).not.toContain('no requests come');
});

/** The doubts of a rollout and a drain of a Deployment, with what stands beside it. */
const doubtsAbout = (pod: string, beside = '') => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: one, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: one } }
  template:
    metadata: { labels: { app: one } }
    spec: { ${pod} }
${beside}`;
  const outcomes = simulate(readWorld(readSource(text, 'one.yaml').manifests), {
    scenarios: ['rollout', 'drain-node'],
    fix: false,
  });
  return outcomes.map(({ doubts }) => doubts.join());
};
const CANARY = `---
apiVersion: flagger.app/v1beta1
kind: Canary
metadata: { name: one, namespace: shop }
spec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: one } }
`;

test.each<[string, string, string, readonly [RegExp, RegExp]]>([
  ['nothing special', 'containers: [{ name: one, image: "one:1" }]', '', [/^$/, /^$/]],
  ['what Flagger leads', 'containers: [{ name: one, image: "one:1" }]', CANARY, [/one-primary/, /one-primary/]],
  [
    'what Flagger leads elsewhere',
    'containers: [{ name: one, image: "one:1" }]',
    CANARY.replace('shop', 'other'),
    [/^$/, /^$/],
  ],
  [
    'what others call over a bus',
    'containers: [{ name: one, image: "one:1", env: [{ name: TRANSPORTER, value: "nats://nats:4222" }] }]',
    '',
    [/the bus that TRANSPORTER names/, /the bus that TRANSPORTER names/],
  ],
  [
    'what comes back to its node',
    'nodeName: node-1, containers: [{ name: one, image: "one:1" }]',
    '',
    [/^$/, /node-1 brings the pods of one back/],
  ],
])('no proof is given of %s', (_, pod, beside, [rollout, drain]) => {
  const [first, second] = doubtsAbout(pod, beside);
  expect(first).toMatch(rollout);
  expect(second).toMatch(drain);
});

describe('What an image and a name tell', () => {
  const played = (name: string, image: string, more = '') => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: one } }
  template:
    metadata: { labels: { app: one } }
    spec: { containers: [{ name: main, image: "${image}"${more} }] }
`;
    const world = readWorld(readSource(text, 'one.yaml').manifests);
    const [outcome] = simulate(world, { scenarios: ['rollout'], fix: false });
    return { outcome, application: world.workloads[0]?.application?.name };
  };

  test.each(['nginx:1.27', 'gcr.io/kuar-demo/kuard-amd64:blue', 'nginxinc/nginx-unprivileged'])(
    'a web server that nothing leads to is not safe: %s',
    (image) => {
      const { outcome } = played('web', image);
      expect(outcome).toMatchObject({ verdict: 'unknown', doubts: [expect.stringMatching(/who asks it/)] });
    },
  );

  test('whatever is no web server, or called a worker, is taken for one that nobody asks', () => {
    expect(played('web', 'registry.example.com/jobs:1').outcome?.verdict).toBe('safe');
  });

  test('an importer fetches its work, though its management is probed', () => {
    const probe = ', readinessProbe: { httpGet: { path: /ready, port: 9600 } }';
    const { outcome } = played('camunda-importer', 'camunda/camunda:8.8', probe);
    expect(outcome?.assumptions.join()).toMatch(/no requests come to these pods: by its name it fetches/);
  });

  test.each([
    ['nacos/nacos-mysql:5.7', 'MySQL'],
    ['nacos/nacos-server:v2', 'Nacos'],
    ['example/keycloak-postgres:1', 'PostgreSQL'],
    ['example/redis-sentinel:7', 'Redis Sentinel'],
    ['example/redis-db:7', 'Redis'],
  ])('the last word of an image tells what it is: %s is %s', (image, product) => {
    expect(played('one', image).application).toBe(product);
  });
});

describe('A DNS cache of each node', () => {
  const changeOf = (args: string) => {
    const text = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: node-local-dns }
spec:
  selector: { matchLabels: { app: dns } }
  template:
    metadata: { labels: { app: dns } }
    spec:
      hostNetwork: true
      containers:
        - name: node-cache
          image: registry.k8s.io/dns/k8s-dns-node-cache:1.23.1
          args: [${args}]
          ports: [{ containerPort: 53, hostPort: 53, name: dns-tcp }]
`;
    const world = readWorld(readSource(text, 'dns.yaml').manifests);
    const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['rollout'] });
    return 'none' in change ? change.none : '';
  };

  test('that gives the address of the cluster back is told who answers meanwhile, and of no Service', () => {
    const given = changeOf('"-localip", "169.254.20.10,10.96.0.10", "-skipteardown=false"');
    expect(given).toMatch(/asked again by its clients, which the DNS of the cluster answers meanwhile/);
    expect(given).not.toContain('Service');
    const kept = changeOf('"-localip", "169.254.20.10,10.96.0.10", "-skipteardown=true"');
    expect(kept).not.toContain('the DNS of the cluster answers');
  });
});

describe('Calls and streams, which last longer than requests', () => {
  const assumed = (port: string, facts = '') => {
    const text = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: voice, annotations: { ${facts} } }
spec:
  replicas: 2
  serviceName: voice
  selector: { matchLabels: { app: voice } }
  template:
    metadata: { labels: { app: voice } }
    spec: { containers: [{ name: voice, image: 'voice:1' }] }
---
{ apiVersion: v1, kind: Service, metadata: { name: voice }, spec: { selector: { app: voice }, ports: [{ ${port} }] } }
`;
    const world = readWorld(readSource(text, 'voice.yaml').manifests);
    const [outcome] = simulate(world, { scenarios: ['rollout'], fix: false });
    return outcome?.assumptions.find((one) => one.startsWith('calls and streams')) ?? '';
  };

  test.each([
    ['name: sip, port: 5060, protocol: UDP', 'UDP port 5060 (sip)'],
    ['port: 7777, protocol: UDP', 'UDP port 7777'],
    ['name: rtmp, port: 11935', 'port 11935 (rtmp)'],
    ['port: 5061', 'port 5061'],
  ])('are named where nobody has stated how long they take: %s', (port, named) => {
    expect(assumed(port)).toContain(`at ${named} are over as soon`);
  });

  test.each([['name: dns, port: 53, protocol: UDP'], ['name: http, port: 80'], ['name: gameplay-api, port: 8080']])(
    'are nothing where one packet is the answer, or requests come: %s',
    (port) => {
      expect(assumed(port)).toBe('');
    },
  );

  test('are nothing to say more of where it has been stated', () => {
    expect(assumed('name: sip, port: 5060, protocol: UDP', 'zero-downtime/longest-request: 10m')).toBe('');
  });
});
