import { check, type Finding } from '../../lib/check';
import { RULES } from '../../lib/rules';
import {
  AUTOSCALER,
  changed,
  DEPLOYMENT,
  SERVICE,
  STATEFUL_SET,
  together,
  WEB,
  WORKER,
} from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { UNSTATED } from './support/unstated';

const found = (text: string): readonly Finding[] => check(manifestsIn(text)).findings;
const named = (rule: string, text: string) => found(text).filter((finding) => finding.rule === rule);
const rulesIn = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);
const inFile = (file: string, text: string) => manifestsIn(text).map((manifest) => ({ ...manifest, file }));
const inFolder = (directory: string, text: string) => manifestsIn(text).map((manifest) => ({ ...manifest, directory }));

const IMAGE = 'image: registry.example.com/web:1.4.2';
const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';

describe('A container that only waits serves nobody', () => {
  const running = (command: string) => changed(WEB, { [HOOK]: '', [IMAGE]: `${IMAGE}\ncommand: ${command}` });

  test.each([
    '[sleep, infinity]',
    '[sleep, inf]',
    '[/bin/sleep, "3650d"]',
    '[sleep, "99999"]',
    '[sh, -c, "sleep infinity"]',
    '[/bin/bash, -ec, "echo ready; exec sleep infinity"]',
    '[sh, -c, "trap : TERM INT; sleep infinity & wait"]',
    '[sh, -c, "while true; do sleep 30; done"]',
    '[tail, -f, /dev/null]',
  ])('%s', (command) => {
    expect(rulesIn(found(running(command)))).not.toContain('pre-stop-too-short');
  });

  test.each(['[sleep, "20"]', '[sh, -c, "./server & sleep infinity"]', '[./server, --sleep, infinity]'])(
    'but %s may serve',
    (command) => {
      expect(rulesIn(found(running(command)))).toContain('pre-stop-too-short');
    },
  );
});

test('What a Secret holds in place of base64 for somebody to fill in is not judged, and a slip is', () => {
  const secret = (value: string) =>
    `apiVersion: v1\nkind: Secret\nmetadata: { name: oidc }\ndata: { client-secret: "${value}" }\n`;
  for (const text of ['<insert-secret-here>', '${CLIENT_SECRET}', '{{ .secret }}'])
    expect(found(secret(text))).toEqual([]);
  for (const text of ['abcbase64==', '...encoded data...', 'your-secret']) expect(found(secret(text))).toEqual([]);
  expect(rulesIn(found(secret('hunter2!')))).toEqual(['field-mistyped']);
});

test.each([
  ['no selector', 'matchLabels: { app: web }', '', /^spec\.selector/],
  ['an empty one', 'matchLabels: { app: web }', 'matchLabels: {}', /empty selector/],
  ['a value that is none', 'matchLabels: { app: web }', 'matchLabels: { app: "x y" }', /valid label/],
  [
    'an expression without values',
    'matchLabels: { app: web }',
    'matchExpressions: [{ key: app, operator: In, values: [] }]',
    /values: Required/,
  ],
  ['other labels', 'matchLabels: { app: web }', 'matchLabels: { app: website }', /does not match/],
])('A wrong selector is one finding: %s', (_, line, instead, message) => {
  const [finding, ...others] = named('selector-refused', changed(DEPLOYMENT, { [line]: instead }));
  expect(others).toEqual([]);
  expect(finding?.message).toMatch(message);
});

test('A Service in another namespace than the pods that it means is told of within a folder, not across two', () => {
  const service = changed(SERVICE, { 'name: web': 'name: web\nnamespace: shop' });
  const rules = (file: string, pods: string) =>
    rulesIn(check([...inFile('k8s/web.yaml', pods), ...inFile(file, service)]).findings);
  const own = DEPLOYMENT.replace('  name: web\n', '  name: web\n  namespace: web\n');
  expect(rules('k8s/web.yaml', DEPLOYMENT)).toContain('service-selects-nothing');
  expect(rules('k8s/service.yaml', own)).toContain('service-selects-nothing');
  expect(rules('k8s/service.yaml', DEPLOYMENT)).not.toContain('service-selects-nothing');
  expect(rules('chart/templates/service.yaml', own)).not.toContain('service-selects-nothing');
});

test('A deadline that only a slow pull could miss is told where somebody has said how long a start takes', () => {
  const deadline = { 'minReadySeconds: 5': 'minReadySeconds: 5\nprogressDeadlineSeconds: 60' };
  expect(named('progress-deadline-too-short', changed(WEB, deadline))).toHaveLength(1);
  expect(named('progress-deadline-too-short', changed(WEB, { ...deadline, ...UNSTATED, [STARTUP]: '' }))).toEqual([]);
});

test.each([
  ['the same program', '[/app/check, ready]', '[/app/check, alive]', false],
  ['another one', '[sh, -c, /health/ready.sh]', '[mysqladmin, ping]', false],
])('A liveness command is proven where readiness runs %s', (_, ready, alive, isTold) => {
  const text = changed(WEB, {
    [READINESS]: `readinessProbe: { exec: { command: ${ready} }, periodSeconds: 5 }\nlivenessProbe: { exec: { command: ${alive} }, periodSeconds: 20 }`,
  });
  expect(named('liveness-unproven', text)).toHaveLength(isTold ? 1 : 0);
});

test.each([
  ['[pgrep, web]', false],
  ["[sh, -c, 'pidof web']", false],
  ["[/bin/bash, -ec, 'ps aux | grep web']", false],
  ['[kill, "-0", "1"]', false],
  ["[sh, -c, 'pgrep web && cat /health']", true],
  ['[psql, -c, select 1]', true],
  ['[kill, "-9", "7"]', true],
])('A liveness command that looks for the process of its container holds as long as it runs: %s', (alive, isTold) => {
  const text = changed(WEB, {
    [READINESS]: `${READINESS}\nlivenessProbe: { exec: { command: ${alive} }, periodSeconds: 20 }`,
  });
  expect(named('liveness-unproven', text)).toHaveLength(isTold ? 1 : 0);
});

describe('A liveness command of its own', () => {
  const of = (command: string, more: Readonly<Record<string, string>> = {}, text = WEB) =>
    named(
      'liveness-unproven',
      changed(text, {
        [READINESS]: `${READINESS}\nlivenessProbe: { exec: { command: ${command} }, periodSeconds: 20 }`,
        ...more,
      }),
    );
  const READY = '[cat, /run/alive]';
  const MOUNTED = {
    [IMAGE]: `${IMAGE}\nvolumeMounts: [{ name: checks, mountPath: /checks/ }]`,
    'terminationGracePeriodSeconds: 25':
      'terminationGracePeriodSeconds: 25\nvolumes: [{ name: checks, configMap: { name: checks } }]',
  };

  test.each<[string, string, Readonly<Record<string, string>>, boolean]>([
    ['a program of the image', '[/opt/app/bin/alive]', {}, false],
    ['one with a plain word', '[/app/alive, --quiet]', {}, false],
    ['one from a volume', '[/checks/alive]', MOUNTED, true],
    ['one that asks a port', '[/bin/grpc_health_probe, "-addr=:5000"]', {}, true],
    ['one that asks for a file', '[/app/alive, /run/alive]', {}, true],
    ['a script in a shell', '[/bin/sh, -c, alive]', {}, true],
    ['a program that is searched for', '[pg_isready]', {}, true],
    ['one that asks its own declared port', '[/bin/sh, -c, nc -z localhost 8080]', {}, false],
    ['one that asks a port that it does not declare', '[/bin/sh, -c, "curl -f http://127.0.0.1:8081/"]', {}, true],
    [
      'pods that a strategy takes away first',
      READY,
      { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate' },
      false,
    ],
  ])('%s', (_, command, more, isTold) => {
    expect(of(command, more)).toHaveLength(isTold ? 1 : 0);
  });

  test('is no word worth where a StatefulSet has one pod, or where no readiness probe keeps the old one', () => {
    const set = together(STATEFUL_SET, SERVICE);
    expect(of(READY, {}, set)).toHaveLength(1);
    expect(of(READY, { 'replicas: 3': 'replicas: 1' }, set)).toEqual([]);
    const without = { [READINESS]: 'livenessProbe: { exec: { command: [cat, /run/alive] }, periodSeconds: 20 }' };
    expect(named('liveness-unproven', changed(WEB, without))).toEqual([]);
  });
});

test('A probe command that the image lacks sticks a release only where it keeps the pod back', () => {
  const distroless = { [IMAGE]: 'image: gcr.io/distroless/nodejs22-debian12' };
  const of = (kind: string) =>
    changed(WEB, { ...distroless, [READINESS]: `${READINESS}\n${kind}: { exec: { command: [sh, -c, ./check] } }` });
  expect(found(of('livenessProbe'))).toMatchObject([{ rule: 'probe-checks-nothing', severity: 'info' }]);
  const readiness = changed(WEB, {
    ...distroless,
    [READINESS]: 'readinessProbe: { exec: { command: [sh, -c, ./check] } }',
  });
  expect(found(readiness)).toMatchObject([{ rule: 'probe-never-runs', severity: 'error', effect: 'stuck' }]);
});

test('A fix keeps its words where a value that is not shown is a plain switch', () => {
  const job = `apiVersion: batch/v1
kind: Job
metadata: { name: init }
spec:
  template:
    metadata: { annotations: { linkerd.io/inject: enabled } }
    spec:
      restartPolicy: Never
      containers: [{ name: init, image: "init:1" }]
`;
  const [finding] = named('job-never-ends', job);
  expect(finding?.fix).toMatch(/proxy-enable-native-sidecar/);
});

test('What never works is no request that a release loses', () => {
  const standing = ['route-leads-nowhere', 'service-port-unmatched', 'subset-undefined', 'external-name-is-address'];
  const effects = RULES.filter(({ id }) => standing.includes(id)).map(({ effect }) => effect);
  expect(effects).toEqual(standing.map(() => 'stuck'));
});

test('Every rule that says that something is not there waits for what a kustomization may bring', () => {
  const waiting = RULES.filter(({ saysNotThere }) => saysNotThere === true).map(({ id }) => id);
  expect(waiting).toContain('service-selects-nothing');
  const service = inFile(
    'base/service.yaml',
    changed(SERVICE, { 'selector: { app: web }': 'selector: { app: other }' }),
  );
  const rules = (isLeftOpen: boolean) =>
    rulesIn(check([...manifestsIn(WEB), ...service.map((one) => ({ ...one, isLeftOpen }))]).findings);
  expect(rules(true)).not.toContain('service-selects-nothing');
});

test.each([
  ['metadata.name', 'PVC_NAME'],
  ['a quantity', 'FILESTORE_CAPACITY'],
])('What is written in capitals for somebody to fill in is not judged: %s', (_, text) => {
  const claim = (name: string, storage: string) =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: ${name} }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: ${storage} } } }\n`;
  expect(found(claim(text, text))).toEqual([]);
  expect(found(claim('Claim', '1Gi'))).toMatchObject([{ rule: 'object-refused', severity: 'error' }]);
  expect(found(claim('claim', 'much'))).toMatchObject([{ rule: 'field-mistyped', severity: 'error' }]);
});

test('What scripts make is not missed: accounts where the folder of a workload holds none, and no other', () => {
  const asking = changed(DEPLOYMENT, {
    'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 25\nserviceAccountName: importer',
  });
  const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: other }\n';
  const misses = (...more: ReturnType<typeof inFile>) =>
    rulesIn(check([...inFile('a/web.yaml', asking), ...more]).findings).includes('reference-missing');
  expect(misses()).toBe(true);
  expect(misses(...inFile('a/account.yaml', account))).toBe(true);
  expect(misses(...inFile('b/mailer.yaml', WORKER))).toBe(false);
});

test('Pods of one Service in several folders are its pods, whatever else is divided', () => {
  const service = changed(SERVICE, { 'name: web': 'name: web-arbiter' });
  const files = [
    ...inFile('deployment/web.yaml', DEPLOYMENT),
    ...inFile('daemon-set/web.yaml', changed(DEPLOYMENT, { 'replicas: 3': 'replicas: 2' })),
    ...inFile('service/web.yaml', service),
  ].map((one) => ({ ...one, directory: one.file.slice(0, one.file.indexOf('/')) }));
  expect(rulesIn(check(files).findings)).not.toContain('service-selects-nothing');
});

describe('A surge needs a place more', () => {
  const apart = (replicas: number, ...keys: string[]) => {
    const terms = keys.map((key) => `{ topologyKey: ${key}, labelSelector: { matchLabels: { app: web } } }`).join(', ');
    return changed(WEB, {
      'replicas: 3': `replicas: ${replicas}`,
      'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 25\naffinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [${terms}] } }`,
    });
  };
  const NODE = 'kubernetes.io/hostname';
  const ZONE = 'topology.kubernetes.io/zone';

  test('only where a small cluster lacks it', () => {
    expect(named('surge-blocked', apart(2, NODE))).toEqual([]);
    expect(named('surge-blocked', apart(3, NODE))).toHaveLength(1);
  });

  test('of each kind that the pods are kept apart over, once', () => {
    const findings = named('surge-blocked', apart(3, NODE, ZONE, NODE));
    expect(findings.map(({ message }) => /needs 4 .*?:/.exec(message)?.[0])).toEqual([
      'needs 4 nodes:',
      `needs 4 domains of ${ZONE}:`,
    ]);
  });
});

const ALONE = { 'replicas: 3': 'replicas: 1' };
const notesOf = (text: string) => check(manifestsIn(text)).notices.map(({ code, message }) => `${code} ${message}`);
const KIND = { 'kind: Deployment': 'kind: StatefulSet', 'strategy:': 'serviceName: web' };
const ROLLING = 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }';

describe('What cannot be two by its number of replicas is a line for all, and no finding each', () => {
  const CLAIMED = 'volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]';
  const MOUNTED = 'volumeMounts: [{ name: data, mountPath: /data }]';
  const one = (image: string, more: Readonly<Record<string, string>> = {}) =>
    changed(together(DEPLOYMENT, SERVICE), {
      ...ALONE,
      [IMAGE]: `image: ${image}\n${MOUNTED}`,
      'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 25\n${CLAIMED}`,
      [ROLLING]: 'type: Recreate',
      ...more,
    });

  test.each(['postgres:17', 'example.com/rs-mongodb', 'prom/prometheus', 'jenkins/jenkins', 'example.com/own:1'])(
    'a pod of %s that is recreated with its claim',
    (image) => {
      expect(rulesIn(found(one(image)))).toEqual([]);
      expect(notesOf(one(image)).join()).toMatch(/^stands-alone 1 workload runs as one pod.*web.*plan it/);
    },
  );

  test('as a StatefulSet, for which one that nobody knows is asked whether its pods can share the work', () => {
    const set = (image: string) =>
      changed(together(DEPLOYMENT, SERVICE), { ...ALONE, ...KIND, [ROLLING]: '', [IMAGE]: `image: ${image}` });
    const [finding] = named('stateful-set-alone', set('example.com/searcher'));
    expect(finding).toMatchObject({ severity: 'warning', assumptions: ['its pods can share the work'] });
    expect(notesOf(set('example.com/searcher'))).toEqual([]);
    expect(named('stateful-set-alone', set('redis:7'))).toEqual([]);
  });

  test('but what is recreated although nothing keeps it alone may be two', () => {
    const [finding] = named('rollout-below-wanted', changed(WEB, { ...ALONE, [ROLLING]: 'type: Recreate' }));
    expect(finding).toMatchObject({ severity: 'warning', assumptions: ['two pods of web may run at once'] });
  });

  test('many of them are counted, and the first ones named', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => one('redis:7').replaceAll('web', name));
    expect(notesOf(together(...many)).join()).toMatch(/7 workloads run as one pod.*f \(Redis\), and 1 more;/);
  });
});

describe('Nobody sends requests to', () => {
  const UNPROBED = { ...UNSTATED, ...ALONE, [HOOK]: '', [READINESS]: '', [STARTUP]: '' };
  const quiet = (changes: Readonly<Record<string, string>>, service = SERVICE) =>
    rulesIn(found(together(changed(DEPLOYMENT, { ...UNPROBED, ...changes }), service)));

  test.each([
    ['the metrics of the cluster', { [IMAGE]: 'image: example.com/kube-state-metrics:v2' }],
    ['a page of administrators', { [IMAGE]: 'image: obsidiandynamics/kafdrop:4' }],
    ['a load generator', { [IMAGE]: 'image: example.com/shop/loadgenerator:1' }],
    ['the compactor of Thanos', { [IMAGE]: 'image: thanosio/thanos:v0.30.2\nargs: [compact]' }],
    ['a worker', { [IMAGE]: 'image: example.com/mail-worker:1', 'ports: [{ name: http, containerPort: 8080 }]': '' }],
  ])('%s, whatever Service it has', (_, changes) => {
    expect(quiet(changes)).toEqual([]);
  });

  test('a worker whose Service Prometheus finds', () => {
    const image = { [IMAGE]: 'image: example.com/mail-worker:1' };
    const scraped = changed(SERVICE, { 'name: web': 'name: web\nannotations: { prometheus.io/port: "8080" }' });
    expect(quiet(image, scraped)).toEqual([]);
    expect(quiet(image)).toContain('pre-stop-too-short');
  });

  test('unless somebody states that requests come', () => {
    const stated = 'annotations: { zero-downtime/traffic: cluster-ip }';
    const image = { [IMAGE]: 'image: obsidiandynamics/kafdrop:4', 'annotations:': stated };
    expect(quiet(image)).toContain('single-replica');
  });

  test('what its clients ask again is a line of its own', () => {
    const text = changed(WEB, { ...UNSTATED, [HOOK]: '', [IMAGE]: 'image: otel/opentelemetry-collector:1' });
    expect(named('pre-stop-too-short', text)).toEqual([]);
    expect(notesOf(text).join()).toMatch(/^asked-again 1 workload is asked again.*web by exporters of OpenTelemetry/);
  });
});

describe('Data that go with the pod', () => {
  const of = (image: string, more: Readonly<Record<string, string>> = {}) =>
    named('data-goes-with-pod', changed(WEB, { ...ALONE, [IMAGE]: `image: ${image}`, ...more }));
  const VOLUME = (volume: string, { image = 'mongo:8', name = 'data', at = '/data/db' } = {}) => ({
    [IMAGE]: `image: ${image}\nvolumeMounts: [{ name: ${name}, mountPath: ${at} }]`,
    'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 25\nvolumes: [{ name: ${name}, ${volume} }]`,
  });

  test.each(['mongo:8', 'example.com/rs-mysql-db', 'rabbitmq:4', 'nats:2\nargs: [--js]', 'redis:7', 'etcd:3'])(
    '%s without a volume',
    (image) => {
      expect(of(image).map(({ severity }) => severity)).toEqual(['warning']);
    },
  );

  test('two of them answer while a rollout surges', () => {
    expect(of('mysql:8')[0]?.message).toMatch(/in the file system of its container; while a rollout surges, two pods/);
  });

  test('an emptyDir is no volume that lasts, a claim is one', () => {
    expect(of('', VOLUME('emptyDir: {}'))[0]?.message).toContain('in the emptyDir data');
    const mysql = { image: 'mysql:8', name: 'var-lib-mysql', at: '/var/lib/mysql' };
    expect(of('', VOLUME('emptyDir: {}', mysql))[0]?.message).toContain('in the emptyDir var-lib-mysql');
    const sockets = { image: 'mysql:8', name: 'run', at: '/var/run/mysqld' };
    expect(of('', VOLUME('emptyDir: {}', sockets))[0]?.message).toContain('in the file system of its container');
    expect(of('', VOLUME('persistentVolumeClaim: { claimName: db }'))).toEqual([]);
    expect(of('', VOLUME('nfs: { server: n, path: / }'))).toEqual([]);
  });

  test.each([
    'memcached:1',
    'redis:7\nargs: [--save, ""]',
    'redis:7\nargs: [--maxmemory-policy, allkeys-lru]',
    'example.com/redis-cache:1',
    'prom/prometheus',
    'nats:2',
    'example.com/web:1',
  ])('but %s keeps nothing that anybody counts on', (image) => {
    expect(of(image)).toEqual([]);
  });

  test.each([
    'ghcr.io/ferretdb/ferretdb:2',
    'ghcr.io/ferretdb/ferretdb:1.24\nargs: [--postgresql-url=postgres://db/ferret]',
    'example.com/orders-db:1',
    'ghcr.io/kedacore/external-scaler-azure-cosmos-db:0.1.0',
    'example.com/mongodb-scaler:1',
    'minio/minio:2020\nargs: [gateway, s3]',
  ])('nor does %s, which is called after what others keep, or after nothing else', (image) => {
    expect(of(image)).toEqual([]);
  });

  test.each([
    'ghcr.io/ferretdb/ferretdb:1.24\nargs: [--handler=sqlite]',
    'example.com/orders-db:1\nenv: [{ name: MYSQL_ROOT_PASSWORD, value: x }]',
    'example.com/orders-db:1\nenv: [{ name: POSTGRES_USER, value: x }]',
    'minio/minio:2025\nargs: [server, /data]',
  ])('%s keeps its own', (image) => {
    expect(of(image)).toHaveLength(1);
  });

  test('what is called a database and mounts a directory of data is one', () => {
    const data = { image: 'example.com/orders-db:1', at: '/var/lib/orders' };
    expect(of('', VOLUME('emptyDir: {}', data))).toHaveLength(1);
  });

  test('members of a cluster have their data from each other', () => {
    expect(of('mongo:8', { 'replicas: 3': 'replicas: 3' })).toEqual([]);
  });
});

describe('One pod less for some seconds is told where somebody counts on every pod', () => {
  const SOONER = { ...UNSTATED, 'minReadySeconds: 5': '' };
  const rolls = (strategy: string, text = WEB) => changed(text, { ...SOONER, [ROLLING]: strategy });
  const SCALED = changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' });
  const tells = (rule: string, text: string) => named(rule, text).length > 0;

  test.each([
    ['no rollout may take one away, but nobody has stated more', rolls(ROLLING), false],
    ['rollouts may', rolls('rollingUpdate: { maxSurge: 1, maxUnavailable: 1 }'), false],
    ['the default is written down', rolls('rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }'), false],
    ['an autoscaler keeps room', rolls(ROLLING, SCALED), false],
    ['facts are stated', changed(WEB, { 'minReadySeconds: 5': '' }), true],
  ])('%s', (_, text, isTold) => {
    expect(tells('min-ready-too-short', text)).toBe(isTold);
  });

  test('who writes down that some may be away has them to spare, as long as one is left', () => {
    const of = (strategy: string) => tells('rollout-below-wanted', rolls(strategy, SCALED));
    expect(of('rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }')).toBe(false);
    expect(of('rollingUpdate: { maxSurge: 25%, maxUnavailable: 50% }')).toBe(false);
    expect(of('rollingUpdate: { maxSurge: 25%, maxUnavailable: 100% }')).toBe(true);
  });
});

test('An autoscaler that can measure neither of two resources is one finding', () => {
  const metric = (name: string) =>
    `{ type: Resource, resource: { name: ${name}, target: { type: Utilization, averageUtilization: 80 } } }`;
  const text = changed(together(WEB, AUTOSCALER), {
    'replicas: 3': '',
    'resources: { requests: { cpu: 100m, memory: 128Mi } }': '',
  }).replace(/metrics:[^]*/, `metrics: [${metric('memory')}, ${metric('cpu')}]\n`);
  const [finding, ...others] = named('autoscaler-cannot-measure', text);
  expect(others).toEqual([]);
  expect(finding?.message).toBe(
    'the autoscaler web cannot tell the memory and cpu utilization of web: web requests neither memory nor cpu',
  );
  expect(finding?.fix).toBe('set resources.requests.memory and resources.requests.cpu of web');
});

describe('What clients ask again misses nothing in a gap either', () => {
  const COLLECTOR = { ...UNSTATED, [HOOK]: '', [READINESS]: '', [STARTUP]: '', ...ALONE };
  const of = (image: string) =>
    rulesIn(found(together(changed(DEPLOYMENT, { ...COLLECTOR, [IMAGE]: `image: ${image}` }), SERVICE)));

  test('as one pod, without a readiness probe', () => {
    expect(of('otel/opentelemetry-collector:1')).toEqual([]);
    expect(of('example.com/web:1')).toEqual(
      expect.arrayContaining(['single-replica', 'readiness-missing', 'pre-stop-too-short']),
    );
  });
});

test('A drain is held up by no budget where there is none, and goes from node to node as somebody drains them', () => {
  const balanced =
    'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: custom(name=edge drain-lag=5s first-use=60s)';
  const two = (text: string) =>
    changed(text, { 'zero-downtime/on-sigterm: drains': balanced, 'replicas: 3': 'replicas: 2' });
  const apart =
    'terminationGracePeriodSeconds: 25\naffinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }';
  const kept = changed(together(DEPLOYMENT, SERVICE), { 'terminationGracePeriodSeconds: 25': apart });
  expect(named('drain-outruns-routing', two(WEB))).toHaveLength(1);
  expect(named('drain-outruns-routing', two(kept))).toEqual([]);
});

test('A headless Service without a port gives a pod its name; that something listens is said by its port, a probe or another Service', () => {
  const SILENT = {
    ...UNSTATED,
    [HOOK]: '',
    [READINESS]: '',
    [STARTUP]: '',
    'ports: [{ name: http, containerPort: 8080 }]': '',
  };
  const numbered = SERVICE.replace('targetPort: http', 'targetPort: 8080');
  const headless = changed(numbered, { 'selector: { app: web }': 'clusterIP: None\nselector: { app: web }' });
  const rules = (service: string, more: Readonly<Record<string, string>> = {}) =>
    rulesIn(found(together(changed(DEPLOYMENT, { ...SILENT, ...more }), service)));
  const silent = headless.replace(/ports:.*/, 'ports: []');
  expect(silent).not.toBe(headless);
  expect(rules(silent)).toEqual([]);
  expect(rules(headless.replace('targetPort: 8080', 'targetPort: 0'))).toEqual([]);
  expect(rules(headless)).toContain('pre-stop-too-short');
  expect(rules(numbered)).toContain('pre-stop-too-short');
  expect(rules(silent, { [READINESS]: READINESS.replace('port: http', 'port: 8080') })).toContain('pre-stop-too-short');
});

describe('Names that stand for others are not missed in a chart', () => {
  const misses = (name: string, label: string) => {
    const pod = changed(DEPLOYMENT, {
      'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 25\nvolumes: [{ name: c, configMap: { name: ${name} } }]`,
    }).replace('  name: web\n', `  name: web\n  labels: { ${label} }\n`);
    const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web-settings }\ndata: { a: b }\n';
    return rulesIn(found(together(pod, config))).includes('reference-missing');
  };

  test.each(['cm-sample', 'my-config', 'test-values', 'example'])('%s', (name) => {
    expect(misses(name, 'helm.sh/chart: web-1.0.0')).toBe(false);
    expect(misses(name, 'app: web')).toBe(true);
  });

  test.each(['web-config', 'mysql-config', 'latest'])('but %s is', (name) => {
    expect(misses(name, 'helm.sh/chart: web-1.0.0')).toBe(true);
  });
});

test('A subset has pods wherever in the namespace they are, and a Service far away is another one', () => {
  const rule =
    'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: web }\nspec: { host: web, subsets: [{ name: v2, labels: { version: v2 } }] }\n';
  const route =
    'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web }\nspec: { hosts: [web], http: [{ route: [{ destination: { host: web, subset: v2 } }] }] }\n';
  const second = DEPLOYMENT.replaceAll('name: web\n', 'name: web-v2\n').replace(
    'labels: { app: web }\n',
    'labels: { app: web, version: v2 }\n',
  );
  const tells = (...files: readonly (readonly [string, string])[]) =>
    rulesIn(check(files.flatMap(([file, text]) => inFile(file, text))).findings).includes('subset-undefined');
  expect(tells(['shop/web.yaml', WEB], ['shop/routes.yaml', together(rule, route)])).toBe(true);
  expect(tells(['shop/web.yaml', WEB], ['routes/web.yaml', together(rule, route)])).toBe(true);
  expect(tells(['demos/shop/k8s/web.yaml', WEB], ['canary/istio/web.yaml', together(rule, route)])).toBe(false);
  expect(tells(['shop/web.yaml', together(WEB, second)], ['shop/routes.yaml', together(rule, route)])).toBe(false);
});

describe('Two pods have a ReadWriteOnce claim at once where its storage is not attached, or is that of one node', () => {
  const mounted = changed(WEB, {
    'terminationGracePeriodSeconds: 25':
      'terminationGracePeriodSeconds: 25\nvolumes: [{ name: d, persistentVolumeClaim: { claimName: data } }]',
  });
  const claim = (more = '') =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }${more} }\n`;
  const volume = (source: string, more = '') =>
    `apiVersion: v1\nkind: PersistentVolume\nmetadata: { name: v }\nspec: { accessModes: [ReadWriteOnce], capacity: { storage: 1Gi }, ${source}${more} }\n`;
  const storage = (name: string, provisioner: string, isDefault = false) =>
    `apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: ${name}, annotations: { storageclass.kubernetes.io/is-default-class: "${isDefault}" } }\nprovisioner: ${provisioner}\n`;
  const NFS = 'nfs: { server: n, path: / }';

  test.each([
    ['a volume of NFS for this claim', claim(), volume(NFS, ', claimRef: { name: data }')],
    ['one of no class', claim(', storageClassName: ""'), volume(NFS)],
    ['a class of NFS by its name', claim(', storageClassName: freenas-nfs-csi')],
    ['one by its driver', claim(', storageClassName: files'), storage('files', 'efs.csi.aws.com')],
    ['a node-pinned class by default', claim(), storage('standard', 'rancher.io/local-path', true)],
    ['a directory of a node', claim(', volumeName: v'), volume('hostPath: { path: /d }')],
  ])('%s', (_, ...more) => {
    expect(named('surge-shares-volume', together(mounted, ...more))).toEqual([]);
  });

  test.each([
    ['no class', claim(), []],
    ['disks of a cloud', claim(', storageClassName: gp3'), [storage('gp3', 'ebs.csi.aws.com')]],
    ['another claim has NFS', claim(', storageClassName: gp3'), [volume(NFS, ', claimRef: { name: other }')]],
    ['another class is the default', claim(', storageClassName: gp3'), [storage('local-path', 'x/local-path', true)]],
  ])('but it may wait for ever with %s', (_, its, more) => {
    const [finding] = named('surge-shares-volume', together(mounted, its, ...more));
    expect(finding?.message).toContain('may wait for ever');
  });

  describe('members, or the pods of all nodes, want one claim of their template at any time', () => {
    const volumes = 'volumes: [{ name: d, persistentVolumeClaim: { claimName: data } }]';
    const template = (kind: string, more = '', replicas = 'replicas: 3') =>
      `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: d }\nspec:\n  ${replicas}\n  selector: { matchLabels: { app: d } }\n  template:\n    metadata: { labels: { app: d } }\n    spec:\n      containers: [{ name: d, image: d:1 }]\n      ${volumes}\n${more}`;
    const members = (more?: string, replicas?: string) => template('StatefulSet', more, replicas);
    const everywhere = (more?: string) => template('DaemonSet', more, '');
    const ofOnePod = claim().replace('ReadWriteOnce', 'ReadWriteOncePod');
    const beside =
      '      affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: d } } }] } }\n';
    const byHost = '      nodeSelector: { kubernetes.io/hostname: one }\n';

    test.each([
      ['members', members(), claim(), 'all pods but one of d may wait for ever', ['the members of d run on more']],
      ['a DaemonSet', everywhere(), claim(), 'a DaemonSet runs one on each node', ['more than one node runs a pod']],
      ['members, of one pod', members(byHost), ofOnePod, 'all pods but one of d wait for ever', []],
    ])('%s', (_, workload, its, words, assumed) => {
      const [finding] = named('surge-shares-volume', together(workload, its));
      expect(finding?.message).toContain(words);
      expect(finding?.assumptions).toEqual(assumed.map((text) => expect.stringContaining(text) as string));
    });

    test.each([
      ['one member', members('', 'replicas: 1'), claim()],
      ['members beside each other', members(beside), claim()],
      ['one node by its name', everywhere(byHost), claim()],
      ['a share', everywhere(), claim(', storageClassName: nfs')],
      ['a claim of which nothing is known', everywhere(), claim().replace('name: data', 'name: other')],
    ])('but not %s', (_, workload, its) => {
      expect(named('surge-shares-volume', together(workload, its))).toEqual([]);
    });
  });

  test('but two databases must not write to one directory, which a claim for many lets them do', () => {
    const one = (image: string) =>
      changed(mounted, {
        'replicas: 3': 'replicas: 1',
        'image: registry.example.com/web:1.4.2': `image: ${image}\nvolumeMounts: [{ name: d, mountPath: /d }]`,
      });
    const many = claim().replace('ReadWriteOnce', 'ReadWriteMany');
    const messages = (image: string) =>
      named('surge-shares-volume', together(one(image), many)).map(({ message }) => message);
    expect(messages('postgres:16')).toEqual([expect.stringContaining('may wait for ever, or spoil its data')]);
    expect(messages('registry.example.com/web:1.4.2')).toEqual([]);
  });

  test('and no second one is started beside a pod that goes first', () => {
    const first = changed(mounted, {
      'replicas: 3': 'replicas: 1',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }',
    });
    expect(named('rollout-below-wanted', first).map(({ edits, fix }) => [edits, fix])).toEqual([
      [[], expect.stringContaining('plan the gap: a second pod would')],
    ]);
  });
});

describe('A port that a route of a Gateway names', () => {
  const gateway = (className: string) =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: edge }\nspec: { gatewayClassName: ${className}, listeners: [{ name: http, port: 80, protocol: HTTP }] }\n`;
  const gatewayClass = (controller: string) =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: { name: own }\nspec: { controllerName: ${controller} }\n`;
  const route =
    'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: web }\nspec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: web, port: 9999 }] }] }\n';
  const told = (...more: readonly string[]) =>
    named('route-leads-nowhere', together(WEB, route, ...more)).map(({ severity }) => severity);

  test.each([
    [
      'Consul, which goes by the name alone',
      [gateway('own'), gatewayClass('consul.hashicorp.com/gateway-controller')],
      [],
    ],
    ['Envoy Gateway', [gateway('own'), gatewayClass('gateway.envoyproxy.io/gatewayclass-controller')], ['error']],
    ['one that nobody knows', [gateway('own'), gatewayClass('example.com/gateway')], ['warning']],
    ['one that is not at hand', [], ['warning']],
  ])('is asked by %s', (_, more, expected) => {
    expect(told(...more)).toEqual(expected);
  });
});

test('What an operator is told to run by a resource of its own is not missed', () => {
  const service = changed(SERVICE, {
    'name: web': 'name: tekton-chains',
    'selector: { app: web }': 'selector: { app: tekton-chains-controller }',
  });
  const config = (kind: string) =>
    `apiVersion: operator.tekton.dev/v1alpha1\nkind: ${kind}\nmetadata: { name: config }\n`;
  const tells = (...more: readonly string[]) =>
    named('service-selects-nothing', together(WEB, service, ...more)).length > 0;
  expect(tells()).toBe(true);
  expect(tells(config('TektonConfig'))).toBe(false);
  expect(tells(config('KafkaTopic'))).toBe(true);
});

describe('One fault is compared with itself, and a command goes by its own bound', () => {
  const probes = (readiness: string, liveness: string) =>
    named(
      'liveness-before-readiness',
      changed(WEB, { [READINESS]: `readinessProbe: { ${readiness} }\nlivenessProbe: { ${liveness} }` }),
    );
  const HTTP = 'httpGet: { path: /ready, port: http }';
  const GRPC = 'exec: { command: [/bin/grpc_health_probe, "-addr=:8080"] }';

  test('readiness that always comes first is no finding', () => {
    const slow = 'periodSeconds: 5, timeoutSeconds: 15';
    expect(probes(`${HTTP}, ${slow}, failureThreshold: 2`, `${HTTP}, ${slow}, failureThreshold: 3`)).toEqual([]);
    expect(probes(`${HTTP}, ${slow}, failureThreshold: 3`, `${HTTP}, ${slow}, failureThreshold: 3`)).toHaveLength(1);
  });

  test('who lets a pod be unready after many minutes only means that it never is', () => {
    expect(probes(`${HTTP}, periodSeconds: 2, failureThreshold: 1000`, `${HTTP}, periodSeconds: 10`)).toEqual([]);
  });

  test('grpc_health_probe gives up after two seconds, whatever the probe waits for', () => {
    const [finding] = probes(
      `${GRPC}, periodSeconds: 10, timeoutSeconds: 15`,
      `${GRPC}, periodSeconds: 10, failureThreshold: 4`,
    );
    expect(finding?.message).toMatch(/hangs, .* after 31 s, .* after 32 s at the latest/);
  });

  test('a timeout is longer than the period where it is taken, and nobody else has the requests meanwhile', () => {
    const tells = (probe: string, more: Readonly<Record<string, string>> = {}) =>
      named(
        'probe-timeout-exceeds-period',
        changed(WEB, { ...UNSTATED, [READINESS]: `readinessProbe: { ${probe} }`, ...more }),
      ).length > 0;
    expect(tells(`${HTTP}, periodSeconds: 5, timeoutSeconds: 20`)).toBe(true);
    expect(tells(`${HTTP}, periodSeconds: 5, timeoutSeconds: 20`, ALONE)).toBe(false);
    expect(tells(`${HTTP}, periodSeconds: 5, timeoutSeconds: 6`)).toBe(false);
    const probe = (command: string) => `exec: { command: ${command} }, periodSeconds: 5, timeoutSeconds: 20`;
    expect(tells(probe('[grpc_health_probe, "-rpc-timeout=3s"]'))).toBe(false);
    expect(tells(probe('[curl, -fsm, "4", "http://localhost:8080/ready"]'))).toBe(false);
    expect(tells(probe('[timeout, "4", ./check]'))).toBe(false);
    expect(tells(probe('[./check]'))).toBe(true);
    expect(tells(probe('[grpc_health_probe, "-rpc-timeout=15s"]'))).toBe(true);
  });
});

test('A workload of one pod in one overlay has more in another: its owner has decided', () => {
  const of = (directory: string, replicas: number) =>
    inFile(`${directory}/web.yaml`, changed(WEB, { 'replicas: 3': `replicas: ${replicas}` })).map((one) => ({
      ...one,
      directory,
    }));
  const rules = (...all: readonly ReturnType<typeof of>[]) => rulesIn(check(all.flat()).findings);
  expect(rules(of('dev', 1), of('prod', 3))).not.toContain('single-replica');
  expect(rules(of('dev', 1), of('prod', 1))).toContain('single-replica');
});

describe('Known by what they run', () => {
  const of = (image: string, more = '') =>
    together(changed(DEPLOYMENT, { ...UNSTATED, ...ALONE, [HOOK]: '', [IMAGE]: `image: ${image}${more}` }), SERVICE);

  test.each([
    ['hashicorp/consul:1.20', true],
    ['hashicorp/consul-k8s-control-plane:1.6', false],
    ['hashicorp/consul-dataplane:1.6', false],
  ])('%s', (image, isDatabase) => {
    expect(rulesIn(found(of(image))).includes('data-goes-with-pod')).toBe(isDatabase);
  });

  test.each(['quay.io/jupyterhub/configurable-http-proxy:4.6', 'grafana/loki:3.4.0'])('%s is one', (image) => {
    expect(notesOf(of(image)).join()).toMatch(/^stands-alone/);
    expect(named('single-replica', of(image))).toEqual([]);
  });

  test.each([
    'nats:2.10-alpine',
    'quay.io/jiralert/jiralert-linux-amd64:v1.3.0',
    'docker.io/maxwo/snmp-notifier:v2',
    'example.com/alertmanager-discord:1',
    'example.com/alertmanager-webhook-logger:1',
    'ghcr.io/fluxcd/source-controller:v1.5.0',
  ])('%s is asked again', (image) => {
    expect(rulesIn(found(of(image)))).toEqual([]);
  });

  test('a part of Loki is many', () => {
    expect(rulesIn(found(of('grafana/loki:3.4.0', '\nargs: ["-target=read"]')))).toContain('single-replica');
  });

  test('a scheduler that is elected serves nobody', () => {
    const unasked = { ...UNSTATED, [HOOK]: '', 'ports: [{ name: http, containerPort: 8080 }]': '' };
    const image = { [IMAGE]: 'image: registry.k8s.io/kube-scheduler:v1.33.0' };
    const probed = changed(DEPLOYMENT, { ...unasked, ...image, [STARTUP]: '' }).replaceAll('port: http', 'port: 8080');
    expect(rulesIn(found(probed))).toEqual([]);
  });
});

test('Words fit what is there', () => {
  const fixOf = (rule: string, text: string) => named(rule, text)[0]?.fix;
  expect(fixOf('selector-refused', changed(DEPLOYMENT, { 'matchLabels: { app: web }': '', 'selector:': '' }))).toBe(
    'set spec.selector.matchLabels to labels of the template, such as { app: web }',
  );
  const policy = 'apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: { name: restricted }\n';
  expect(fixOf('api-version-unserved', policy)).toContain('Pod Security Admission');
  const ingress = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web }\nspec: { rules: [] }\n';
  expect(fixOf('ingress-refused', ingress)).toBe('give spec a rule, or a defaultBackend');
  expect(fixOf('single-replica', changed(WEB, ALONE))).toBe('set replicas to 2 or more, where two can share the work');
});

describe('A shell that ends no application', () => {
  const started = (command: string, more: Readonly<Record<string, string>> = {}) =>
    named('sigterm-swallowed', changed(WEB, { [IMAGE]: `${IMAGE}\ncommand: ${command}`, ...more }));

  test('is no finding where pods are ended at once, or only wait', () => {
    const script = '[sh, -c, "./web; echo done"]';
    expect(started(script)).toHaveLength(1);
    expect(started(script, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 0' })).toEqual([]);
    expect(started('[/bin/sh, -c, --]\nargs: ["while true; do sleep 30; done;"]', UNSTATED)).toEqual([]);
  });

  test('serves on until its grace period is over: told only where that cuts requests, or facts are stated', () => {
    const script = '[sh, -c, "./web; echo done"]';
    expect(started(script, UNSTATED)).toEqual([]);
    const soon = { ...UNSTATED, 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 3' };
    expect(started(script, soon)).toHaveLength(1);
  });

  test('of several applications is told to hand the signal on', () => {
    const [finding] = started('[bash, -c, "./a & ./b & wait -n"]');
    expect(finding?.fix).toContain("trap 'kill -TERM $(jobs -p); wait' TERM");
  });
});

describe('What images do when they are stopped', () => {
  const early = (image: string, more: Readonly<Record<string, string>> = {}) =>
    named('pre-stop-too-short', changed(WEB, { ...UNSTATED, [HOOK]: '', [IMAGE]: `image: ${image}`, ...more })).map(
      ({ numbers }) => numbers['short'],
    );

  test('podinfo serves on for three of the five seconds', () => {
    expect(early('ghcr.io/stefanprodan/podinfo:6.9.0')).toEqual([2]);
    expect(early('registry.example.com/podinfo:6.9.0')).toEqual([6]);
  });

  test('the hook of an Envoy that Contour manages waits for the last connection', () => {
    const asks = (path: string) => ({ [HOOK]: `lifecycle: { preStop: { httpGet: { path: ${path}, port: 8090 } } }` });
    const manager = (command: string, path = '/shutdown') =>
      named(
        'pre-stop-too-short',
        changed(WEB, {
          ...UNSTATED,
          ...asks(path),
          'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 300',
        }).replace(
          '      containers:\n',
          `      containers:\n        - { name: shutdown-manager, image: "example.com/m:1", command: ${command} }\n`,
        ),
      ).length;
    expect(manager('[/bin/contour], args: [envoy, shutdown-manager]')).toBe(0);
    expect(manager('[envoy-gateway, envoy, shutdown-manager]', '/shutdown/ready')).toBe(0);
    expect(manager('[/bin/other]')).toBe(1);
    expect(manager('[/bin/contour], args: [envoy, shutdown-manager]', '/other')).toBe(1);
  });
});

describe('A proxy to a database beside an application', () => {
  const told = (proxy: string) =>
    named('database-proxy-exits-first', WEB.replace(`          ${HOOK}\n`, `          ${HOOK}\n        - ${proxy}\n`));
  const V1 = 'name: sql, image: "gcr.io/cloudsql-docker/gce-proxy:1.22.0"';
  const V2 = 'name: sql, image: "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.15.2"';

  test('is gone while requests are still answered', () => {
    const [finding] = told(`{ ${V1}, command: [/cloud_sql_proxy, "-instances=p:r:db=tcp:5432"] }`);
    expect(finding).toMatchObject({ severity: 'warning', numbers: { lasts: 0, needed: 25, short: 25 } });
    expect(finding?.fix).toContain('native sidecar');
    expect(finding?.fix).toContain('-term_timeout=25s');
  });

  test.each([
    `{ ${V1}, command: [/cloud_sql_proxy, "-term_timeout=30s"] }`,
    `{ ${V2}, args: [--max-sigterm-delay, 30s, "p:r:db"] }`,
    `{ ${V2}, env: [{ name: CSQL_PROXY_MAX_SIGTERM_DELAY, value: 30s }] }`,
    `{ ${V2}, lifecycle: { preStop: { sleep: { seconds: 25 } } } }`,
    '{ name: pool, image: "bitnami/pgbouncer:1.24.0" }',
    '{ name: helper, image: "example.com/helper:1" }',
  ])('is there for as long as it has to be: %s', (proxy) => {
    expect(told(proxy)).toEqual([]);
  });

  test.each([
    `{ ${V2}, args: ["p:r:db"] }`,
    `{ ${V2}, args: ["--max-sigterm-delay=5s"] }`,
    '{ name: pool, image: "bitnami/pgbouncer:1.22.1" }',
  ])('and is not: %s', (proxy) => {
    expect(told(proxy)).toHaveLength(1);
  });

  test('is there as a native sidecar, or where clients ask it themselves', () => {
    const sidecar = changed(WEB, {
      'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 60\ninitContainers: [{ ${V2}, restartPolicy: Always }]`,
    });
    expect(named('database-proxy-exits-first', sidecar)).toEqual([]);
    const itself = changed(WEB, { [IMAGE]: 'image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.15.2' });
    expect(named('database-proxy-exits-first', itself)).toEqual([]);
  });
});

test('What is missing where a selector is missing is said in the fields of the kind', () => {
  const pods = (labels: string) =>
    `apiVersion: v1\nkind: ReplicationController\nmetadata: { name: agent }\nspec: { template: { ${labels}spec: { containers: [{ name: a, image: a:1 }] } } }\n`;
  expect(named('selector-refused', pods('')).map(({ fix }) => fix)).toEqual([
    'give the template labels, and set spec.selector to them',
  ]);
});

test('A hang that a liveness check ends sooner is not told as the readiness check would notice it', () => {
  const slow = changed(WEB, {
    [READINESS]: READINESS.replace('periodSeconds: 5', 'periodSeconds: 3, timeoutSeconds: 600'),
  });
  const rule = 'probe-timeout-exceeds-period';
  expect(named(rule, slow)).toHaveLength(1);
  const liveness = (handler: string) => `livenessProbe: { ${handler}, periodSeconds: 3, failureThreshold: 3 }`;
  expect(
    named(rule, changed(slow, { [HOOK]: `${HOOK}\n${liveness('httpGet: { path: /live, port: http }')}` })),
  ).toEqual([]);
  expect(named(rule, changed(slow, { [HOOK]: `${HOOK}\n${liveness('tcpSocket: { port: http }')}` }))).toHaveLength(1);
});

test.each([
  ['image: grafana/loki:2.3.0\nargs: [-target=compactor]', 'stateful-set-alone'],
  ['image: apachepulsar/pulsar:3.0\ncommand: [sh, -c, "bin/bookkeeper autorecovery"]', 'data-goes-with-pod'],
])('What works once, or keeps nothing, is not told to be two or to keep data: %s', (image, rule) => {
  const one = changed(WEB, { ...KIND, ...ALONE, ...UNSTATED, [ROLLING]: '', [IMAGE]: image });
  expect(rulesIn(found(one))).not.toContain(rule);
});

describe('That requests come to pods without a Service is assumed only where nothing tells otherwise', () => {
  const bare = (changes: Readonly<Record<string, string>> = {}) => changed(DEPLOYMENT, { ...UNSTATED, ...changes });
  const OTHER = SERVICE.replaceAll('web', 'shop');
  const asked = (text: string) => rulesIn(found(text)).length > 0;
  const pod = (labels: string, volumes = '') =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: web${labels} }\nspec:\n  containers: [{ name: web, image: "web:1", ports: [{ containerPort: 80 }] }]\n${volumes}`;

  test('a workload by itself', () => {
    expect(asked(bare(ALONE))).toBe(true);
    expect(asked(together(bare(ALONE), OTHER))).toBe(true); // which may be meant for it
  });

  test('not where Services lead to others beside it', () => {
    const served = together(WEB.replaceAll('web', 'shop'), bare(ALONE));
    expect(asked(served)).toBe(false);
    expect(asked(together(WEB.replaceAll('web', 'shop'), changed(DEPLOYMENT, ALONE)))).toBe(true); // facts are stated
  });

  test('but where one leads to a copy of it in another folder', () => {
    const beside = inFolder('next', together(WEB.replaceAll('web', 'shop'), bare(ALONE)));
    const [here, elsewhere] = [WEB, WEB.replaceAll('web', 'other')].map((one) => inFolder('now', one));
    const rules = (manifests: typeof beside) => rulesIn(check(manifests).findings);
    expect(rules([...beside, ...(here ?? [])])).not.toEqual(rules(here ?? []));
    expect(rules([...beside, ...(elsewhere ?? [])])).toEqual(rules(elsewhere ?? []));
  });

  test('but where an application enters itself at a registry', () => {
    const registered = { [IMAGE]: `${IMAGE}\nenv: [{ name: NACOS_SERVER_ADDR, value: "nacos:8848" }]` };
    expect(asked(together(WEB.replaceAll('web', 'shop'), bare({ ...ALONE, ...registered })))).toBe(true);
  });

  test.each(['payments-operator', 'scaling-controller', 'claims-controller-manager'])('not to %s', (name) => {
    expect(
      asked(bare({ ...ALONE, 'name: web': `name: ${name}` }).replace('\n  name: web\n', `\n  name: ${name}\n`)),
    ).toBe(false);
  });

  test('not to a Pod that has no labels, or tries a volume, unless a Service selects it or somebody states it', () => {
    const labels = ', labels: { app: web }';
    expect(rulesIn(found(pod(labels)))).toContain('naked-pod');
    expect(found(pod(''))).toEqual([]);
    const claim = '  volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]\n';
    expect(found(pod(labels, claim))).toEqual([]);
    expect(rulesIn(found(together(pod(labels, claim), SERVICE)))).toContain('naked-pod');
    const stated = `${labels}, annotations: { zero-downtime/traffic: cluster-ip }`;
    expect(rulesIn(found(pod(stated, claim)))).toContain('naked-pod');
  });

  test('not to a page for administrators, unless something leads to it from outside', () => {
    const page = together(bare(ALONE), SERVICE).replaceAll('web', 'tekton-dashboard');
    expect(asked(page)).toBe(false);
    expect(asked(page.replace('spec:\n  selector: {', 'spec:\n  type: LoadBalancer\n  selector: {'))).toBe(true);
  });

  test('nor to what stands behind a proxy that lets watchers in', () => {
    const guarded = together(
      bare({ ...ALONE, [IMAGE]: 'image: quay.io/brancz/kube-rbac-proxy:v0.18' })
        .replace('- name: web', '- name: kube-rbac-proxy')
        .replace(/$/, '        - { name: billing-exporter, image: "example.com/billing-exporter:1" }\n'),
      SERVICE,
    );
    expect(asked(guarded)).toBe(false);
  });
});

describe('What has a volume for itself is one pod by that', () => {
  const TEMPLATES =
    'volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]';
  const CLAIMED = {
    'terminationGracePeriodSeconds: 25':
      'terminationGracePeriodSeconds: 25\nvolumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]',
  };
  const claim = (mode: string) =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { accessModes: [${mode}], resources: { requests: { storage: 1Gi } } }\n`;

  test('a StatefulSet with claims of its own, and not one without', () => {
    const set = (more: string) => changed(together(DEPLOYMENT, SERVICE), { ...ALONE, ...KIND, [ROLLING]: more });
    expect(named('stateful-set-alone', set(''))).toHaveLength(1);
    const own = changed(set(''), { 'serviceName: web': `serviceName: web\n${TEMPLATES}` });
    expect(named('stateful-set-alone', own)).toEqual([]);
    expect(notesOf(own).join()).toContain('stands-alone 1 workload runs as one pod');
  });

  test('a Deployment with a claim that one node has, and not with one for many', () => {
    const of = (mode: string) => together(changed(WEB, { ...ALONE, ...CLAIMED }), claim(mode));
    expect(named('single-replica', of('ReadWriteMany'))).toHaveLength(1);
    expect(named('single-replica', of('ReadWriteOnce'))).toEqual([]);
    expect(notesOf(of('ReadWriteOnce')).join()).toContain('stands-alone');
  });
});

describe('Recreate of an only pod is a choice where something tells why, and a gap where nothing does', () => {
  const RECREATED = { ...UNSTATED, ...ALONE, [ROLLING]: 'type: Recreate' };
  const OUTSIDE = { 'selector: { app: web }': 'type: LoadBalancer\nselector: { app: web }' };
  const tells = (changes: Readonly<Record<string, string>>) =>
    named('rollout-below-wanted', changed(together(DEPLOYMENT, SERVICE), { ...RECREATED, ...changes })).length > 0;

  test.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['inside', {}, true],
    ['from outside', OUTSIDE, true],
    ['several', { 'replicas: 3': 'replicas: 3' }, true],
    [
      'a device',
      {
        ...OUTSIDE,
        'resources: { requests: { cpu: 100m, memory: 128Mi } }': 'resources: { limits: { nvidia.com/gpu: 1 } }',
      },
      false,
    ],
    ['stated', { 'annotations:': 'annotations:\n  zero-downtime/longest-request: 20s' }, true],
  ])('%s', (_, changes, isTold) => {
    expect(tells(changes)).toBe(isTold);
  });
});

test('A budget of members that decide by majority may wait for them', () => {
  const of = (image: string) =>
    named(
      'budget-keeps-broken-pods',
      changed(WEB, { 'unhealthyPodEvictionPolicy: AlwaysAllow': '', [IMAGE]: `image: ${image}` }),
    );
  expect(of('example.com/web:1')).toHaveLength(1);
  expect(of('zookeeper:3.9')).toEqual([]);
});

test('An autoscaler that stands by itself scales what is installed by other means', () => {
  const scaler = AUTOSCALER.replace('name: web }', 'name: database }');
  const rules = (file: string) => rulesIn(check([...inFolder('shop', WEB), ...inFolder(file, scaler)]).findings);
  expect(rules('shop')).toContain('autoscaler-targets-nothing');
  expect(rules('database')).not.toContain('autoscaler-targets-nothing');
});

test('What peers connect to anew misses nothing on a node without it', () => {
  const of = (name: string) =>
    `apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: ${name} }\nspec:\n  selector: { matchLabels: { app: x } }\n  template:\n    metadata: { labels: { app: x } }\n    spec:\n      containers: [{ name: agent, image: "example.com/agent:1", ports: [{ containerPort: 4244, hostPort: 4244 }] }]\n---\napiVersion: v1\nkind: Service\nmetadata: { name: peer }\nspec: { internalTrafficPolicy: Local, selector: { app: x }, ports: [{ port: 4244 }] }\n`;
  expect(rulesIn(found(of('lookup')))).toContain('node-left-without-pod');
  expect(rulesIn(found(of('cilium')))).toEqual([]);
});

describe('Probes of which nobody has stated facts', () => {
  const probed = (liveness: string, readiness = READINESS, more: Readonly<Record<string, string>> = UNSTATED) =>
    changed(WEB, { ...more, [STARTUP]: '', [READINESS]: `${readiness}\nlivenessProbe: ${liveness}` });
  const late = (delay: number) =>
    `readinessProbe: { httpGet: { path: /ready, port: http }, initialDelaySeconds: ${delay} }`;
  const SOON = '{ tcpSocket: { port: http }, periodSeconds: 10 }';
  const STATED = { 'zero-downtime/slowest-start: 30s': '' };

  test('tell of a start by a long delay of readiness, and not by a short one', () => {
    expect(named('startup-too-short', probed(SOON, late(60)))).toHaveLength(1);
    expect(named('startup-too-short', probed(SOON, late(25)))).toEqual([]);
    expect(named('startup-too-short', probed(SOON, late(35)))).toEqual([]);
    expect(named('startup-too-short', probed(SOON, late(25), STATED))).toHaveLength(1);
  });

  test('tell nothing of the start of what is well known', () => {
    const grafana = { ...UNSTATED, [IMAGE]: 'image: grafana/grafana:11.2.0' };
    expect(named('startup-too-short', probed(SOON, late(60), grafana))).toEqual([]);
  });

  test.each([
    ['due alike', '{ httpGet: { path: /ready, port: http }, periodSeconds: 5 }', 0],
    ['due later, liveness', '{ httpGet: { path: /ready, port: http }, periodSeconds: 6 }', 0],
    ['due sooner, liveness', '{ httpGet: { path: /ready, port: http }, periodSeconds: 5, failureThreshold: 1 }', 1],
  ])('restart what is only busy: %s', (_, liveness, count) => {
    expect(named('liveness-before-readiness', probed(liveness))).toHaveLength(count);
  });

  test('are one finding where they run one command that outlasts them', () => {
    const asks = '{ exec: { command: [grpc_health_probe, "-addr=:8080", -rpc-timeout=5s] } }';
    const [finding, ...others] = named('probe-outlasts-timeout', probed(asks, `readinessProbe: ${asks}`));
    expect(others).toEqual([]);
    expect(finding?.message).toMatch(/^the liveness and readiness probes of web fail|^the readiness and liveness/);
  });

  test('check a volume by a folder in it, and nothing where nobody asks anything', () => {
    const listing = '{ exec: { command: [ls, /data/lost+found] } }';
    const checks = (text: string) => named('probe-checks-nothing', text);
    const claimed = probed(listing).replace(
      'ports:',
      'volumeMounts: [{ name: data, mountPath: /data }]\n          ports:',
    );
    expect(checks(claimed)).toEqual([]);
    const runs = '{ exec: { command: [cat, /proc/1/status] } }';
    expect(checks(probed(runs))).toHaveLength(1);
    const silent = changed(DEPLOYMENT, {
      ...UNSTATED,
      [HOOK]: '',
      [STARTUP]: '',
      [READINESS]: `livenessProbe: ${runs}`,
    }).replace(/^ *- name: http\n.*\n|^ *ports:.*\n/gm, '');
    expect(checks(silent)).toEqual([]);
  });
});

describe('What is not asked by clients', () => {
  const guard = (name: string) =>
    together(
      changed(DEPLOYMENT, {
        ...UNSTATED,
        [HOOK]: '',
        [IMAGE]: 'image: quay.io/brancz/kube-rbac-proxy:v0.18.0',
      }).replace('- name: web', `- name: ${name}`),
      SERVICE,
    );

  test('kube-rbac-proxy lets in who reads metrics', () => {
    expect(rulesIn(found(guard('proxy')))).not.toContain('pre-stop-too-short');
    expect(rulesIn(found(guard('proxy').replace('brancz/kube-rbac-proxy', 'acme/web')))).toContain(
      'pre-stop-too-short',
    );
  });

  test('an operator behind it works by itself', () => {
    const operator = (name: string) =>
      together(
        changed(DEPLOYMENT, {
          ...UNSTATED,
          [HOOK]: '',
          [IMAGE]: `image: acme/${name}:1`,
          '- name: web': `- name: ${name}`,
          [READINESS]: `${READINESS}\n- { name: guard, image: "quay.io/brancz/kube-rbac-proxy:v0.18.0", ports: [{ name: https, containerPort: 8443 }] }`,
        }).replace('          - { name: guard', '        - { name: guard'),
        SERVICE.replace('targetPort: http', 'targetPort: https'),
      );
    expect(rulesIn(found(operator('web-operator')))).not.toContain('pre-stop-too-short');
    expect(rulesIn(found(operator('shop')))).toContain('pre-stop-too-short');
  });

  test('a ReplicationController is told to be a Deployment first', () => {
    const controller = changed(WEB, { ...UNSTATED, [HOOK]: '', [READINESS]: '', [STARTUP]: '' })
      .replace('apiVersion: apps/v1\nkind: Deployment', 'apiVersion: v1\nkind: ReplicationController')
      .replace(
        /selector:\n\s+matchLabels: \{ app: web \}|selector: \{ matchLabels: \{ app: web \} \}/,
        'selector: { app: web }',
      )
      .replace(/^ {2}strategy:\n(?: {4}.*\n)+/m, '');
    const rules = rulesIn(found(controller));
    expect(rules).toContain('replica-set-alone');
    expect(rules).not.toContain('readiness-missing');
    expect(rules).not.toContain('pre-stop-too-short');
  });
});

test.each([
  ['gcr.io/knative-releases/knative.dev/serving/cmd/activator:v1.16', 300, false],
  ['ko://github.com/tektoncd/pipeline/cmd/webhook', 30, false],
  ['gcr.io/knative-releases/knative.dev/serving/cmd/controller:v1.16', 30, true],
])('%s with a grace period of %i s serves on after SIGTERM by itself: told to wait is %p', (image, grace, isTold) => {
  const text = changed(WEB, {
    ...UNSTATED,
    [HOOK]: '',
    [IMAGE]: `image: ${image}`,
    'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: ${grace}`,
  });
  expect(rulesIn(found(text))).toEqual(isTold ? ['pre-stop-too-short'] : []);
});

test('Clients that know the members of a store ask another one, where there is one', () => {
  const store = (image: string, replicas: number) =>
    changed(
      together(changed(DEPLOYMENT, { ...UNSTATED, [HOOK]: '', 'replicas: 3': `replicas: ${replicas}` }), SERVICE),
      {
        [IMAGE]: `image: ${image}`,
      },
    );
  expect(named('pre-stop-too-short', store('cassandra:5.0', 3))).toEqual([]);
  expect(named('pre-stop-too-short', store('redis:7.4', 3))).toHaveLength(1);
});

test('Two pods that are kept apart need a budget where nodes are drained one after the other, and three do not', () => {
  const apart =
    'terminationGracePeriodSeconds: 25\naffinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }';
  const of = (replicas: number, text = together(DEPLOYMENT, SERVICE)) =>
    named(
      'budget-missing',
      changed(text, { 'replicas: 3': `replicas: ${replicas}`, 'terminationGracePeriodSeconds: 25': apart }),
    );
  expect(of(2)).toMatchObject([
    { assumptions: ['nodes are drained one right after the other, as an upgrade of the cluster does'] },
  ]);
  expect(of(2)[0]?.message).toContain('may evict both before a successor serves');
  expect(of(3)).toEqual([]);
  expect(of(2, WEB)).toEqual([]);
});

describe('A readiness probe is missed where another pod could answer meanwhile', () => {
  const unprobed = { [READINESS]: '', [STARTUP]: '', ...UNSTATED };
  const deployed = (changes: Readonly<Record<string, string>>) => changed(WEB, { ...unprobed, ...changes });
  const told = (text: string) => rulesIn(found(text)).includes('readiness-missing');
  const STRATEGY = 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }';

  test('not of the only pod, which is gone before its successor comes', () => {
    const one = { 'replicas: 3': 'replicas: 1' };
    const set = { ...one, 'kind: Deployment': 'kind: StatefulSet', 'strategy:': 'serviceName: web', [STRATEGY]: '' };
    expect(told(deployed(set))).toBe(false);
    expect(told(deployed({ ...one, [STRATEGY]: 'type: Recreate' }))).toBe(false);
    expect(told(deployed({ ...one, [STRATEGY]: 'rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }' }))).toBe(false);
    expect(told(deployed(one))).toBe(true);
    expect(told(deployed({ [STRATEGY]: 'type: Recreate' }))).toBe(true);
    expect(told(deployed({ ...set, 'replicas: 3': 'replicas: 2' }))).toBe(true);
  });

  test('but of one that shares its Service with others', () => {
    const one = deployed({ 'replicas: 3': 'replicas: 1', [STRATEGY]: 'type: Recreate' });
    const other = changed(DEPLOYMENT, { 'name: web': 'name: web-two', '- name: web': '- name: two' });
    expect(told(together(one, other))).toBe(true);
  });

  test.each([
    'nginx:1.27',
    'httpd',
    'docker.io/nginxdemos/nginx-hello:plain-text',
    'memcached:1.6',
    'redis:7',
    'nginxdemos/hello:0.4',
  ])('not of the stock server %s, which listens before its address is known', (image) =>
    expect(told(deployed({ [IMAGE]: `image: ${image}` }))).toBe(false),
  );

  test.each([
    ['a script before it', 'image: nginx\ncommand: [sh, -c, ./prepare && exec nginx]'],
    ['what is built upon it', 'image: registry.example.com/shop-nginx:3'],
    ['a name that says less', 'image: registry.example.com/shop/hello:3'],
    ['a hook after its start', 'image: nginx\nlifecycle: { postStart: { exec: { command: [./warm] } } }'],
  ])('but of it with %s', (_, image) => expect(told(deployed({ [HOOK]: '', [IMAGE]: image }))).toBe(true));

  test('but of it with an application beside it', () => {
    const beside = 'containers:\n  - { name: php, image: php:8-fpm, ports: [{ containerPort: 9000 }] }';
    expect(told(deployed({ [IMAGE]: 'image: nginx:1.27', 'containers:': beside }))).toBe(true);
  });

  test('but of Redis that reads its data first', () => {
    const volumes = 'volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]';
    const text = deployed({ [IMAGE]: 'image: redis:7', 'containers:': `${volumes}\ncontainers:` });
    expect(told(text)).toBe(true);
  });
});

test('Names of single pods are missed where somebody asks for one of them, wherever that is written', () => {
  const set = changed(DEPLOYMENT, {
    'kind: Deployment': 'kind: StatefulSet',
    'strategy:': 'serviceName: nginx',
    'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': '',
  });
  const other = SERVICE.replaceAll('web', 'other');
  const told = (...texts: readonly string[]) =>
    rulesIn(found(together(...texts))).includes('stateful-set-service-missing');
  const asking = changed(set, { [IMAGE]: `${IMAGE}\nargs: [--peer=web-0.nginx]` });
  const config = (text: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: peers }\ndata: { peers: "${text}" }\n`;
  expect(told(set, other)).toBe(false);
  expect(told(set, SERVICE)).toBe(false);
  expect(told(asking, other)).toBe(true);
  expect(told(set, SERVICE, config('web-0.nginx:7000'))).toBe(true);
  expect(told(set, SERVICE, config('$(POD_NAME).nginx.default.svc'))).toBe(true);
  expect(told(set, SERVICE, config('proxy to nginx:80, version 1-2.nginx-peers'))).toBe(false);
});

describe('An operator that lets its only pod go first', () => {
  const role = (resources: string) =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: op }\nrules: [{ apiGroups: ["*"], resources: [${resources}], verbs: [get, delete, patch] }]\n`;
  const BINDING =
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: op }\nroleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: op }\nsubjects: [{ kind: ServiceAccount, name: op }]\n';
  const ACCOUNT = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: op }\n';
  const operator = (strategy: string, resources: string) =>
    together(
      changed(WEB, {
        'replicas: 3': 'replicas: 1',
        'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': strategy,
        'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 25\nserviceAccountName: op',
      }),
      role(resources),
      BINDING,
      ACCOUNT,
    );
  const FIRST = 'rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }';
  const told = (...given: Parameters<typeof operator>) =>
    rulesIn(found(operator(...given))).filter((rule) => /rollout-below-wanted|single-replica/.test(rule));
  // Two pods mend both.
  const ONE_CAUSE = ['rollout-below-wanted'];

  test('has chosen the gap where it holds no election', () => {
    expect(told(FIRST, 'pods, statefulsets')).toEqual([]);
    expect(told('type: Recreate', 'pods, statefulsets')).toEqual([]);
  });

  test('may have another one beside it where it holds one, or changes no pods, or says nothing of a gap', () => {
    expect(told(FIRST, 'pods, leases')).toEqual(ONE_CAUSE);
    expect(told(FIRST, 'secrets')).toEqual(ONE_CAUSE);
    expect(told('rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }', 'pods')).toEqual(['single-replica']);
  });
});

test('Recreate is not told where it is what a folder shows', () => {
  const recreated = changed(WEB, {
    ...UNSTATED,
    'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate',
  });
  const told = (file: string, text = recreated) =>
    rulesIn(check(inFile(file, text)).findings).includes('rollout-below-wanted');
  expect(told('strategies/recreate/app.yaml')).toBe(false);
  expect(told('recreate/shop/app.yaml')).toBe(true);
  expect(told('labs/recreate-deployment.yaml')).toBe(false);
  expect(
    told('shop/app.yaml', recreated.replace('labels: { app: web }', 'labels: { app: web, shows: recreate }')),
  ).toBe(false);
  expect(told('shop/app.yaml')).toBe(true);
});

test('Pods that share no node want one more of them to be replaced beside the old ones', () => {
  const apart =
    'terminationGracePeriodSeconds: 25\naffinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }';
  const falling = (more: Readonly<Record<string, string>>) =>
    changed(WEB, {
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }',
      ...more,
    });
  const fixOf = (text: string) => named('rollout-below-wanted', text)[0]?.fix;
  expect(fixOf(falling({ 'terminationGracePeriodSeconds: 25': apart }))).toMatch(/with a node more than pods/);
  expect(fixOf(falling({}))).not.toMatch(/node/);
});

test('A Pod that keeps data is to become a StatefulSet with a volume', () => {
  const fixOf = (image: string, more = '') =>
    named(
      'naked-pod',
      together(
        `apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: web, image: ${image}, ports: [{ name: http, containerPort: 80${more} }] }] }\n`,
        SERVICE,
      ),
    )[0]?.fix;
  expect(fixOf('mysql:8')).toMatch(/StatefulSet, with a volumeClaimTemplate/);
  expect(fixOf('shop:1')).toMatch(/Deployment/);
  expect(fixOf('shop:1', ', hostPort: 9000')).toMatch(/a DaemonSet, since it takes port 9000 of its node$/);
});

test('What a chart asks for and does not make may be made before it, unless its name is nearly that of something', () => {
  const asking = (name: string) =>
    changed(WEB, { [IMAGE]: `${IMAGE}\nenvFrom: [{ configMapRef: { name: ${name} } }]` });
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web-config }\ndata: { a: b }\n';
  const told = (name: string, from?: string) =>
    rulesIn(
      check(
        inFile('web.yaml', together(asking(name), config)).map((manifest) => ({
          ...manifest,
          ...(from !== undefined && { renderedFrom: from }),
        })),
      ).findings,
    ).includes('reference-missing');
  expect(told('front-kubeconfig', 'charts/web')).toBe(false);
  expect(told('web-configs', 'charts/web')).toBe(true);
  expect(told('front-kubeconfig')).toBe(true);
});

test('A Deployment in place of a ReplicaSet whose pods take a port of their nodes lets the old one go first', () => {
  const alone = (more: Readonly<Record<string, string>>) =>
    changed(WEB, {
      'kind: Deployment': 'kind: ReplicaSet',
      'strategy:': '',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': '',
      ...more,
    });
  const fixOf = (text: string) => named('replica-set-alone', text)[0]?.fix;
  const taking = {
    'ports: [{ name: http, containerPort: 8080 }]': 'ports: [{ name: http, containerPort: 8080, hostPort: 80 }]',
  };
  expect(fixOf(alone(taking))).toMatch(/with maxSurge 0 and maxUnavailable 1, since each takes port 80 of its node$/);
  expect(fixOf(alone({}))).toMatch(/one after the other$/);
  const claim = {
    'terminationGracePeriodSeconds: 25':
      'terminationGracePeriodSeconds: 25\nvolumes: [{ name: files, nfs: { server: a, path: / } }]',
    [IMAGE]: `${IMAGE}\nvolumeMounts: [{ name: files, mountPath: /files }]`,
  };
  const readOnly = { ...claim, [IMAGE]: claim[IMAGE].replace('/files }', '/files, readOnly: true }') };
  const one = { 'replicas: 3': 'replicas: 1' };
  expect(fixOf(alone({ ...claim, ...one }))).toMatch(/a StatefulSet, or .* Recreate, .* works on the volume files /);
  expect(fixOf(alone({ [IMAGE]: 'image: mysql:8', ...one }))).toMatch(/a StatefulSet, .* the data of MySQL /);
  expect(fixOf(alone({ ...readOnly, ...one }))).toMatch(/one after the other$/);
  expect(fixOf(alone(claim))).toMatch(/one after the other$/);
});

test('A number of replicas undoes nothing that an autoscaler has chosen which finds no target', () => {
  const autoscaled = together(WEB, AUTOSCALER);
  const lost = autoscaled.replace(
    'scaleTargetRef: { apiVersion: apps/v1,',
    'scaleTargetRef: { apiVersion: extensions/v1beta1,',
  );
  expect(rulesIn(found(autoscaled))).toEqual(['autoscaler-fights-replicas']);
  expect(rulesIn(found(lost))).toEqual(['autoscaler-group-gone']);
});

test('what a program hands in may hold a function, and is judged where a number in it cannot be read', () => {
  const text = changed(WEB, { 'replicas: 3': 'replicas: three', [HOOK]: '' });
  const handedIn = manifestsIn(text).map((manifest) => ({
    ...manifest,
    object: { ...manifest.object, also: () => 1 } as never,
  }));
  expect(rulesIn(found(text))).toContain('pre-stop-too-short');
  expect(rulesIn(check(handedIn).findings)).toEqual(expect.arrayContaining(rulesIn(found(text))));
});

test('A chart that makes a Secret with other keys than it asks for is wrong by itself', () => {
  const asking = changed(WEB, {
    [IMAGE]: `${IMAGE}\nenv: [{ name: A, valueFrom: { secretKeyRef: { name: web, key: token } } }]`,
  });
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: web }\nstringData: { key: a }\n';
  const severity = (...from: readonly (string | undefined)[]) =>
    check(
      manifestsIn(together(asking, secret)).map((manifest) => ({
        ...manifest,
        ...(from[Number(manifest.object['kind'] === 'Secret')] !== undefined && {
          renderedFrom: from[Number(manifest.object['kind'] === 'Secret')],
        }),
      })),
    ).findings.find(({ rule }) => rule === 'reference-missing')?.severity;
  expect(severity('charts/web', 'charts/web')).toBe('error');
  expect(severity('charts/web', 'charts/other')).toBe('warning');
  expect(severity()).toBe('warning');
});

describe('A container that the application asks on localhost', () => {
  const asked = (neighbour: string, env = '{ name: REDIS_URL, value: "redis://localhost:6379" }') =>
    named(
      'localhost-exits-first',
      WEB.replace(`          ${HOOK}\n`, `          env: [${env}]\n          ${HOOK}\n        - ${neighbour}\n`),
    );
  const REDIS = 'name: cache, image: "redis:7.4", ports: [{ containerPort: 6379 }]';

  test('is gone while requests still come', () => {
    const [finding] = asked(`{ ${REDIS} }`);
    expect(finding).toMatchObject({ severity: 'warning', numbers: { lasts: 0, needed: 25, short: 25 } });
    expect(finding?.fix).toContain('native sidecar');
  });

  test('has to be there only until the last request has come, where it ends what it has', () => {
    const nginx = (seconds: number) =>
      `{ name: front, image: "nginx:1.27", ports: [{ containerPort: 6379 }], lifecycle: { preStop: { sleep: { seconds: ${seconds} } } } }`;
    expect(asked(nginx(4))).toHaveLength(1);
    expect(asked(nginx(5))).toEqual([]);
  });

  test.each([
    [`{ ${REDIS}, lifecycle: { preStop: { sleep: { seconds: 25 } } } }`, undefined],
    [`{ ${REDIS} }`, '{ name: REDIS_URL, value: "redis://redis:6379" }'],
    [`{ ${REDIS} }`, '{ name: METRICS_URL, value: "http://localhost:6379" }'],
  ])('is there for as long as it has to be, or is not asked: %s %s', (neighbour, env) => {
    expect(asked(neighbour, env)).toEqual([]);
  });

  test('is there as a native sidecar', () => {
    const sidecar = changed(WEB, {
      'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 60\ninitContainers: [{ ${REDIS}, restartPolicy: Always }]`,
      [HOOK]: `env: [{ name: REDIS_URL, value: "redis://localhost:6379" }]\n${HOOK}`,
    });
    expect(named('localhost-exits-first', sidecar)).toEqual([]);
  });
});
