import { parseAllDocuments } from 'yaml';
import { check } from '../../lib/check';
import { simulate, type Outcome } from '../../lib/simulation';
import { readWorld, type JsonObject } from '../../lib/workload';

interface Given {
  readonly beside?: string;
  readonly init?: string;
  readonly annotations?: string;
  readonly labels?: string;
  readonly facts?: string;
  /** Of the application itself. */
  readonly own?: string;
}

/** A rollout of a Deployment that loses nothing by itself, with what stands beside its application. */
function rollout({ beside = '', init = '', annotations = '', labels = '', facts = '', own = '' }: Given): Outcome {
  const text = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: { zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains, zero-downtime/traffic: cluster-ip${facts} }
spec:
  replicas: 3
  minReadySeconds: 10
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web${labels} }, annotations: {${annotations}} }
    spec:
      terminationGracePeriodSeconds: 60
      initContainers: [${init}]
      containers:
        - name: web
          image: registry.example.com/web:1
          ${own}
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 10 } } }
${beside === '' ? '' : `        - ${beside}`}
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`;
  const manifests = parseAllDocuments(text).map((document) => ({ object: document.toJS() as never }));
  return simulate(readWorld(manifests, '1.30'), { scenarios: ['rollout'], fix: false })[0] as Outcome;
}

// https://www.pgbouncer.org/changelog.html#pgbouncer-123x
test.each([
  ['edoburu/pgbouncer:latest', true],
  ['bitnami/pgbouncer', true],
  ['edoburu/pgbouncer:v1.23.1-p3', false],
])('PgBouncer of an unknown version is said to wait for its clients: %s', (image, isSaid) => {
  const { assumptions } = rollout({ beside: `{ name: pool, image: "${image}" }` });
  expect(assumptions.some((one) => /pool waits for its clients/.test(one))).toBe(isSaid);
});

test('without a proxy nothing is lost', () => {
  expect(rollout({}).lost).toBe(0);
});

describe('A proxy that the application lives on, and that ends first, loses what comes then', () => {
  test.each<[string, Given]>([
    ['Istio, injected by a label', { labels: ', sidecar.istio.io/inject: "true"' }],
    ['Linkerd, injected by an annotation', { annotations: ' linkerd.io/inject: enabled ' }],
    ['Istio, written down', { beside: '{ name: istio-proxy, image: docker.io/istio/proxyv2:1.20.0 }' }],
    ['Cloud SQL, first version', { beside: '{ name: db, image: gcr.io/cloudsql-docker/gce-proxy:1.33 }' }],
    ['Dapr, injected by an annotation', { annotations: ' dapr.io/enabled: "true" ' }],
    [
      'Consul, injected without its lifecycle',
      {
        annotations:
          ' consul.hashicorp.com/connect-inject: "true", consul.hashicorp.com/enable-sidecar-proxy-lifecycle: "false" ',
      },
    ],
    [
      'Consul with a short grace',
      {
        annotations:
          ' consul.hashicorp.com/connect-inject: "true", consul.hashicorp.com/sidecar-proxy-lifecycle-shutdown-grace-period-seconds: "5" ',
      },
    ],
    ['PgBouncer that ends at once', { beside: '{ name: pool, image: "edoburu/pgbouncer:v1.22.1-p0" }' }],
    ['Cloud SQL, second version', { beside: '{ name: db, image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.8 }' }],
    [
      'one whose own hook ends it, as a native sidecar',
      {
        init: '{ name: linkerd-proxy, image: cr.l5d.io/linkerd/proxy:1, restartPolicy: Always, lifecycle: { preStop: { exec: { command: [kill, "1"] } } } }',
      },
    ],
  ])('%s', (_, given) => {
    expect(rollout(given)).toMatchObject({ verdict: 'loses' });
  });
});

describe('One that outlives the application loses nothing', () => {
  test.each<[string, Given]>([
    [
      'Istio as a native sidecar',
      { labels: ', sidecar.istio.io/inject: "true"', annotations: ' sidecar.istio.io/nativeSidecar: "true" ' },
    ],
    [
      'Istio with a longer drain',
      {
        labels: ', sidecar.istio.io/inject: "true"',
        annotations: ' proxy.istio.io/config: "terminationDrainDuration: 25s" ',
      },
    ],
    [
      'Linkerd with a wait',
      { annotations: ' linkerd.io/inject: enabled, config.alpha.linkerd.io/proxy-wait-before-exit-seconds: "25" ' },
    ],
    [
      'Cloud SQL with a wait',
      {
        beside:
          '{ name: db, image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.8, args: ["--max-sigterm-delay=30s"] }',
      },
    ],
    [
      'Cloud SQL with a wait by a variable',
      {
        beside:
          '{ name: db, image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.8, env: [{ name: CSQL_PROXY_MAX_SIGTERM_DELAY, value: 30s }] }',
      },
    ],
    [
      'Dapr that waits with its end',
      { annotations: ' dapr.io/enabled: "true", dapr.io/block-shutdown-duration: 20s ' },
    ],
    ['Consul with its lifecycle', { annotations: ' consul.hashicorp.com/connect-inject: "true" ' }],
    [
      'Consul as a native sidecar',
      {
        annotations:
          ' consul.hashicorp.com/connect-inject: "true", consul.hashicorp.com/enable-consul-dataplane-as-sidecar: "true", consul.hashicorp.com/sidecar-proxy-lifecycle-shutdown-grace-period-seconds: "1" ',
      },
    ],
    ['PgBouncer that waits for its clients', { beside: '{ name: pool, image: "edoburu/pgbouncer:v1.23.1-p3" }' }],
    [
      'Cloud SQL as a native sidecar',
      { init: '{ name: db, image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.8, restartPolicy: Always }' },
    ],
    [
      'one of which that is stated',
      {
        beside: '{ name: db, image: gcr.io/cloudsql-docker/gce-proxy:1.33 }',
        facts: ', zero-downtime/on-sigterm.db: ignores',
      },
    ],
    ['another container', { beside: '{ name: logs, image: fluent/fluent-bit:3 }' }],
  ])('%s', (_, given) => {
    expect(rollout(given)).toMatchObject({ verdict: 'safe', lost: 0 });
  });
});

describe('What the application asks on localhost ends with the pod, and answers its last requests no more', () => {
  const REDIS = '{ name: redis, image: "redis:7", ports: [{ containerPort: 6379 }] }';
  const env = (...pairs: readonly (readonly [string, string])[]) =>
    `env: [${pairs.map(([name, value]) => `{ name: ${name}, value: "${value}" }`).join(', ')}]`;
  test.each<[string, Given, 'loses' | 'safe']>([
    ['by a URL', { own: env(['REDIS_URL', 'redis://localhost:6379/0']), beside: REDIS }, 'loses'],
    ['by a host and a port', { own: env(['CACHE_HOST', '127.0.0.1'], ['CACHE_PORT', '6379']), beside: REDIS }, 'loses'],
    ['by a host alone', { own: env(['DB_HOST', 'localhost']), beside: '{ name: pg, image: "postgres:17" }' }, 'loses'],
    [
      'in the words of a shell',
      {
        own: 'command: [sh, -c, "exec web --store redis://localhost:6379"]',
        beside: '{ name: store, image: "redis:7" }',
      },
      'loses',
    ],
    [
      'a program that decides who may do what',
      {
        own: 'args: ["--opa-url=http://127.0.0.1:8181/v1"]',
        beside: '{ name: opa, image: "openpolicyagent/opa:1.0", ports: [{ containerPort: 8181 }] }',
      },
      'loses',
    ],
    ['and not elsewhere', { own: env(['REDIS_URL', 'redis://redis:6379/0']), beside: REDIS }, 'safe'],
    [
      'nor what only takes traces',
      {
        own: env(['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://localhost:4317']),
        beside: '{ name: traces, image: "jaegertracing/all-in-one:1", ports: [{ containerPort: 4317 }] }',
      },
      'safe',
    ],
    [
      'nor what waits as long',
      {
        own: env(['REDIS_URL', 'redis://localhost:6379/0']),
        beside: REDIS.replace(' }] }', ' }], lifecycle: { preStop: { sleep: { seconds: 20 } } } }'),
      },
      'safe',
    ],
    [
      'nor a native sidecar',
      {
        own: env(['REDIS_URL', 'redis://localhost:6379/0']),
        init: REDIS.replace('name: redis,', 'name: redis, restartPolicy: Always,'),
      },
      'safe',
    ],
  ])('%s', (_, given, verdict) => {
    expect(rollout(given).verdict).toBe(verdict);
  });
});

test('what is assumed of it is said', () => {
  expect(rollout({ beside: '{ name: db, image: gcr.io/cloudsql-docker/gce-proxy:1.33 }' }).assumptions).toContain(
    'requests that come while db is not there are lost: it exits on SIGTERM',
  );
});

describe('A gateway of Istio', () => {
  const GATEWAY = 'inject.istio.io/templates: gateway';
  const gateway = (more: { readonly hook?: string; readonly env?: string; readonly annotation?: string }) =>
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway }
spec:
  replicas: 3
  minReadySeconds: 10
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: gateway } }
  template:
    metadata: { labels: { app: gateway }, annotations: { ${more.annotation ?? ''} } }
    spec:
      containers:
        - name: istio-proxy
          image: docker.io/istio/proxyv2:1.24.0
          args: [proxy, router]
          ${more.env ?? ''}
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /healthz/ready, port: 15021 }, periodSeconds: 2 }
          ${more.hook ?? ''}
---
apiVersion: v1
kind: Service
metadata: { name: gateway }
spec: { selector: { app: gateway }, ports: [{ port: 80, targetPort: http }] }
`;
  const judged = (more: Parameters<typeof gateway>[0]) => judgedText(gateway(more));
  const judgedText = (text: string) => {
    const objects = parseAllDocuments(text).map((document) => document.toJS() as JsonObject);
    const found = check(objects.map((object) => ({ object }))).findings.some(
      ({ rule }) => rule === 'pre-stop-too-short',
    );
    const [outcome] = simulate(readWorld(objects.map((object) => ({ object }))), {
      scenarios: ['rollout'],
      fix: false,
    });
    return [found, outcome?.verdict];
  };

  test.each([
    ['serves for 5 s, and cuts what has begun in the last of them', {}, [true, 'loses']],
    [
      'loses nothing behind a hook of one second',
      { hook: 'lifecycle: { preStop: { sleep: { seconds: 1 } } }' },
      [false, 'safe'],
    ],
    [
      'loses nothing where it drains for longer, by a variable',
      { env: "env: [{ name: TERMINATION_DRAIN_DURATION_SECONDS, value: '6' }]" },
      [false, 'safe'],
    ],
    ['or by an annotation', { annotation: "proxy.istio.io/config: 'terminationDrainDuration: 6s'" }, [false, 'safe']],
    [
      'or waits for its last connection',
      { env: "env: [{ name: EXIT_ON_ZERO_ACTIVE_CONNECTIONS, value: 'true' }]" },
      [false, 'safe'],
    ],
  ])('%s', (_title, more, expected) => {
    expect(judged(more)).toEqual(expected);
  });

  const injected = (more: Parameters<typeof gateway>[0]) =>
    gateway(more)
      .replace('image: docker.io/istio/proxyv2:1.24.0', 'image: auto')
      .replace('targetPort: http', 'targetPort: 8080')
      .replace(/ +args:.*\n +\n? +ports.*\n +readinessProbe.*\n/, '');
  test.each([
    ['is killed after its drain duration where it is injected as well', { annotation: GATEWAY }, [true, 'loses']],
    ['as where nothing but the image tells that it is', {}, [true, 'loses']],
    [
      'and loses nothing behind a hook',
      { annotation: GATEWAY, hook: 'lifecycle: { preStop: { sleep: { seconds: 1 } } }' },
      [false, 'safe'],
    ],
    [
      'or with a longer drain',
      { annotation: `${GATEWAY}, proxy.istio.io/config: 'terminationDrainDuration: 20s'` },
      [false, 'safe'],
    ],
    // pkg/envoy/agent.go terminate: with EXIT_ON_ZERO_ACTIVE_CONNECTIONS the other duration counts for nothing
    [
      'that goes on until it has no connection, but may have none after its least time',
      {
        annotation: `${GATEWAY}, proxy.istio.io/config: "{ terminationDrainDuration: 20s, proxyMetadata: { EXIT_ON_ZERO_ACTIVE_CONNECTIONS: 'true', MINIMUM_DRAIN_DURATION: 2s } }"`,
      },
      [true, 'loses'],
    ],
    [
      'which may be longer',
      {
        annotation: `${GATEWAY}, proxy.istio.io/config: "{ proxyMetadata: { EXIT_ON_ZERO_ACTIVE_CONNECTIONS: 'true', MINIMUM_DRAIN_DURATION: 10s } }"`,
      },
      [false, 'safe'],
    ],
  ])('%s', (_title, more, expected) => {
    expect(injected(more)).not.toMatch(/args|readinessProbe/);
    expect(judgedText(injected(more))).toEqual(expected);
  });
});

describe('A Vault that starts again', () => {
  interface Vault {
    readonly seal?: string;
    readonly env?: string;
    readonly image?: string;
    readonly replicas?: number;
    readonly isThere?: boolean;
  }

  const drained = ({ seal = '', env = '', image = 'hashicorp/vault:1.18.1', replicas = 1, isThere = true }: Vault) => {
    const settings = ['storage "raft" { path = "/vault/data" }', '# seal "gcpckms" {', seal].join('\n');
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'vault' }, data: { 'vault.hcl': settings } };
    const text = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: vault }
spec:
  replicas: ${replicas}
  serviceName: vault
  selector: { matchLabels: { app: vault } }
  template:
    metadata: { labels: { app: vault } }
    spec:
      volumes: [{ name: config, configMap: { name: vault } }]
      containers:
        - name: vault
          image: ${image}
          args: [server, -config=/etc/vault]
          env: [${env}]
          ports: [{ containerPort: 8200 }]
          volumeMounts: [{ name: config, mountPath: /etc/vault }]
          readinessProbe: { exec: { command: [vault, status] } }
          lifecycle: { preStop: { sleep: { seconds: 6 } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: api }, spec: { selector: { app: vault }, ports: [{ port: 8200 }] } }
---
{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: vault }, spec: { maxUnavailable: 1, selector: { matchLabels: { app: vault } } } }`;
    const objects = parseAllDocuments(text).map((document) => document.toJS() as JsonObject);
    const world = readWorld([...objects, ...(isThere ? [map] : [])].map((object) => ({ object })));
    const [outcome] = simulate(world, { scenarios: ['drain-node'] }) as [Outcome];
    return outcome;
  };

  test.each<[string, Vault]>([
    ['one', {}],
    ['an OpenBao', { image: 'quay.io/openbao/openbao:2.1.0' }],
    ['one whose seal is in a comment', { seal: '  // seal "awskms" {}' }],
  ])('is sealed, and nobody knows for how long: %s', (_, vault) => {
    const { verdict, end } = drained(vault);
    expect({ verdict, end }).toMatchObject({ verdict: 'loses', end: { done: false } });
    expect(end).toHaveProperty('why', expect.stringMatching(/never becomes ready: it is sealed/));
  });

  test('is missed by nobody at first where others stand by, and never comes back all the same', () => {
    expect(drained({ replicas: 3 })).toMatchObject({ end: { done: false } });
  });

  test.each<[string, Vault]>([
    ['by a seal of its settings', { seal: 'seal "awskms" {' }],
    ['by a variable', { env: '{ name: VAULT_SEAL_TYPE, value: transit }' }],
  ])('comes back where it unseals itself: %s', (_, vault) => {
    expect(drained(vault).end).toMatchObject({ done: true });
  });

  test('is not called safe where nobody sees its settings', () => {
    const { verdict, doubts } = drained({ isThere: false, replicas: 3 });
    expect(verdict).not.toBe('safe');
    expect(doubts.join()).toMatch(/settings of vault are not in these files/);
  });
});
