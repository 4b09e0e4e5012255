import { check, reportOf, type Finding } from '../../lib/check';
import {
  BUDGET,
  changed,
  DEPLOYMENT,
  JOB,
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

const IMAGE = 'image: registry.example.com/web:1.4.2';

describe('Files of one folder that hold the same Service', () => {
  const service = (name: string, selects: string, port = 80) =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: { selector: { app: ${selects} }, ports: [{ port: ${port} }] }\n`;
  const config = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;
  const app = (name: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: { selector: { matchLabels: { app: ${name} } }, template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: a, image: a:1 }] } } }\n`;
  const both = (one: readonly string[], other: readonly string[]) =>
    check([...inFile('one.yaml', together(...one)), ...inFile('other.yaml', together(...other, config('other')))])
      .findings.filter(({ rule }) => rule === 'duplicate-identity')
      .map(({ file }) => file);

  test('are alternatives where each brings pods of its own for it', () => {
    const back = (name: string) => [app(name), service('tracing', name), config(name)];
    expect(both(back('zipkin'), back('skywalking'))).toEqual([]);
    expect(both([app('web'), service('web', 'web')], [app('web-v2'), service('web', 'web-v2', 81)])).not.toEqual([]);
    expect(
      both([app('echo'), service('echo', 'echo'), config('a')], [app('echo'), service('echo', 'echo', 81)]),
    ).toEqual([]);
  });

  test('are a mistake where one was copied and kept the name of the other one, or stands without pods', () => {
    const web = [app('web'), service('web', 'web'), config('a')];
    expect(both(web, [app('mailer'), service('web', 'mailer')])).toEqual(['other.yaml']);
    expect(both(web, [app('mailer'), service('web', 'web', 81)])).toEqual(['other.yaml']);
  });
});

describe('Data of what is kept for development', () => {
  const stored = changed(WEB, { [IMAGE]: 'image: postgres:17', 'replicas: 3': 'replicas: 1', ...UNSTATED });
  const told = (directory: string, text = stored) =>
    rulesIn(check(manifestsIn(text).map((manifest) => ({ ...manifest, directory }))).findings).includes(
      'data-goes-with-pod',
    );

  test('are made anew, and nobody is told of them', () => {
    expect(['.', 'db', 'overlays/prod', 'devices'].map((one) => told(one))).toEqual([true, true, true, true]);
    expect(['overlays/dev', 'k8s/local/db', 'team-dev', 'hack/db'].map((one) => told(one))).toEqual([
      ...[false, false, false, false],
    ]);
    expect(told('hackathon')).toBe(true);
    expect(
      told('.', stored.replaceAll('metadata:\n  name: web', 'metadata:\n  namespace: shop-dev\n  name: web')),
    ).toBe(false);
  });

  test('nor of those of tests, by their folder, their namespace, or a name of what stands in for something', () => {
    const called = (name: string) => stored.replaceAll('name: web', `name: ${name}`);
    expect(['contrib/kafka-testing', 'e2e', 'test-data'].map((one) => told(one))).toEqual([false, false, false]);
    expect(['mock-db', 'backup-e2e-store'].map((one) => told('.', called(one)))).toEqual([false, false]);
    expect(['test-db', 'db-test', 'contest-db', 'latest'].every((one) => told('.', called(one)))).toBe(true);
    expect(['contests/attest', 'ab-test/db'].every((one) => told(one))).toBe(true);
  });

  test('nor of history, as what is kept of logs, metrics and traces', () => {
    const of = (image: string, name = 'web') =>
      stored.replaceAll('name: web', `name: ${name}`).replace('postgres:17', image);
    expect(told('monitoring', of('influxdb:2'))).toBe(false);
    expect(told('kube/logging', of('elasticsearch:8'))).toBe(false);
    expect(told('.', of('gcr.io/google_containers/heapster-influxdb-amd64:v1.1.1', 'series'))).toBe(false);
    expect(told('.', of('mysql:8', 'zipkin-mysql'))).toBe(false);
    expect([told('.', of('influxdb:2')), told('monitoring', of('mysql:8')), told('monitor', of('influxdb:2'))]).toEqual(
      [true, true, true],
    );
  });

  test('nor of what all of its clients ask as a cache', () => {
    const redis = stored.replace('postgres:17', 'redis:7');
    const client = (image: string, env: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: client }\nspec: { selector: { matchLabels: { app: c } }, template: { metadata: { labels: { app: c } }, spec: { containers: [{ name: c, image: "${image}", env: [${env}] }] } } }\n`;
    const asked = (image: string, variable: string, value = 'redis://web:6379') =>
      told('.', together(redis, client(image, `{ name: ${variable}, value: "${value}" }`)));
    expect(asked('envoyproxy/ratelimit:3', 'REDIS_URL')).toBe(false);
    expect(asked('docker.io/owncloud/server:10', 'OWNCLOUD_REDIS_HOST', 'web')).toBe(false);
    expect(asked('shop:1', 'CACHE_URL')).toBe(false);
    expect(asked('shop:1', 'REDIS_URL')).toBe(true);
    expect(asked('envoyproxy/ratelimit:3', 'REDIS_URL', 'redis://webby:6379')).toBe(true);
    const both = '{ name: CACHE_URL, value: "redis://web" }, { name: QUEUE_URL, value: "redis://web/1" }';
    expect(told('.', together(redis, client('shop:1', both)))).toBe(true);
    expect(told('.', together(stored, client('shop:1', '{ name: CACHE_URL, value: "http://web" }')))).toBe(true);
  });

  test('and what a store needs besides a claim is part of the fix', () => {
    const fixOf = (image: string, text = stored) =>
      named('data-goes-with-pod', changed(text, { 'image: postgres:17': `image: ${image}` }))[0]?.fix;
    const inMemory = 'nats-streaming:0.25\nargs: [--store, memory]';
    expect(fixOf(inMemory)).toContain('with the strategy Recreate (--store file, and --dir in the claim);');
    expect(fixOf('amazon/dynamodb-local:2')).toContain('(-dbPath in the claim, and no -inMemory)');
    expect(fixOf('mongo:8')).toMatch(/in a PersistentVolumeClaim, with the strategy Recreate; if what/);
    const rendered = manifestsIn(stored.replace('postgres:17', 'mongo:8')).map((one) => ({
      ...one,
      isRendered: true,
      renderedFrom: 'chart',
    }));
    expect(check(rendered).findings.find(({ rule }) => rule === 'data-goes-with-pod')?.fix).toContain(
      'Recreate, by a value of the chart where it has one for that;',
    );
  });

  test('and a service that is called after the database that it asks keeps none', () => {
    const asking = (variable: string) =>
      changed(WEB, {
        ...UNSTATED,
        'replicas: 3': 'replicas: 1',
        [IMAGE]: `${IMAGE}\nenv: [{ name: ${variable}, value: db }]`,
      })
        .replaceAll('name: web', 'name: ratings-mysql')
        .replaceAll('app: web', 'app: ratings-mysql');
    expect(told('.', asking('MYSQL_DB_HOST'))).toBe(false);
    expect(told('.', asking('MYSQL_DATABASE'))).toBe(true);
  });
});

describe('A Job that fails by an eviction is worth a word', () => {
  const job = (more: string) =>
    `apiVersion: batch/v1\nkind: Job\nmetadata: { name: once${more} }\nspec: { backoffLimit: 0, template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a:1 }] } } }\n`;
  const scheduled = (schedule: string) =>
    `apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: again }\nspec: { schedule: "${schedule}", jobTemplate: { spec: { backoffLimit: 0, template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a:1 }] } } } } }\n`;

  test.each([
    [job(''), 1],
    [job(', annotations: { argocd.argoproj.io/hook: PreSync }'), 0],
    [scheduled('0 3 * * *'), 0],
    [scheduled('0 3 * * 0'), 1],
    [scheduled('0 3 * * 0').replace('schedule:', 'concurrencyPolicy: Forbid, schedule:'), 0],
    [scheduled('0 3 * * 0').replace('schedule:', 'concurrencyPolicy: Replace, schedule:'), 1],
    [scheduled('0 3 * * 0').replace('schedule:', 'suspend: false, schedule:'), 1],
    [scheduled('0 3 * * 0').replace('schedule:', 'suspend: true, schedule:'), 0],
    [scheduled('*/5 * * * *'), 0],
    [scheduled('@hourly'), 0],
    [job('').replace('a:1', 'aquasec/kube-bench:v0.8'), 0],
    [job('').replace('a:1', 'example.com/bench:1'), 1],
    [job('').replace('backoffLimit', 'parallelism: 4, completions: 4, backoffLimit'), 1],
    [job('').replace('backoffLimit', 'parallelism: 4, completionMode: Indexed, completions: 4, backoffLimit'), 1],
    [
      job('')
        .replace('backoffLimit', 'parallelism: 4, completionMode: Indexed, completions: 4, backoffLimit')
        .replace('restartPolicy', 'subdomain: peers, restartPolicy'),
      0,
    ],
  ])('%#', (text, count) => {
    expect(named('job-ends-on-drain', text)).toHaveLength(count);
  });
});

test('Definitions and policies of one file are said once, and what v1 has elsewhere is named', () => {
  const definition = (name: string, more: string) =>
    `apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata: { name: ${name}.example.com }\nspec: { group: example.com, names: { kind: A, plural: a }, scope: Cluster, ${more} }\n`;
  const rule = 'api-version-unserved';
  const old = definition('a', 'version: v1, validation: { openAPIV3Schema: { type: object } }');
  const [one] = named(rule, old);
  expect(one?.fix).toMatch(
    /spec\.versions in place of spec\.version; spec\.versions\[\]\.schema in place of spec\.validation/,
  );
  expect(one?.edits).toEqual([]);
  const whole = definition(
    'b',
    'versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: {} } }]',
  );
  expect(named(rule, whole)[0]).toMatchObject({ fix: 'write apiVersion: apiextensions.k8s.io/v1', edits: [{}] });
  const three = together(old, definition('b', 'version: v1'), definition('c', 'version: v1'));
  expect(check(inFile('crds.yaml', three)).findings.map(({ message }) => message)).toEqual([
    'no matches for kind "CustomResourceDefinition" in version "apiextensions.k8s.io/v1beta1", nor for 2 others of this file',
  ]);
  const budget = (name: string) =>
    `apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: ${name} }\n`;
  expect(check(inFile('budgets.yaml', together(budget('a'), budget('b')))).findings).toHaveLength(2);
});

test('What a flag of a program names, that program makes', () => {
  const asking = (name: string) =>
    changed(WEB, {
      'ports: [{ name: http, containerPort: 8080 }]': `envFrom: [{ configMapRef: { name: ${name} } }]\nports: [{ name: http, containerPort: 8080 }]`,
    });
  const maker = WORKER.replace('image:', 'args: [--configmap-generated-name=tenants-generated]\n          image:');
  const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: tenants }\ndata: { a: b }\n';
  expect(named('reference-missing', together(asking('tenants-generated'), maker, settings))).toEqual([]);
  expect(named('reference-missing', together(asking('tenants-generates'), maker, settings))).toHaveLength(1);
});

test('Names that a script fills in are not judged, in a file that is called a template', () => {
  const service = (name: string) => changed(SERVICE, { 'name: web': `name: ${name}` });
  const refused = (file: string, name: string) =>
    rulesIn(check(inFile(file, service(name))).findings).filter((rule) => rule === 'service-refused');
  expect(refused('k8s/template.yaml', 'service_name')).toEqual([]);
  expect(refused('service.tmpl.yaml', 'service_name')).toEqual([]);
  expect(refused('k8s/web.yaml', 'service_name')).toEqual(['service-refused']);
  expect(refused('k8s/web.yaml', 'REPLACEME-canary')).toEqual([]);
  expect(refused('k8s/web.yaml', 'Web-canary')).toEqual(['service-refused']);
});

test('Services that publish pods too early are one finding, and a page to set it up by is none', () => {
  const early = (name: string) =>
    changed(SERVICE, { 'name: web': `name: ${name}` }).replace(
      '  ports:',
      '  publishNotReadyAddresses: true\n  ports:',
    );
  const told = (...names: string[]) =>
    named('publishes-not-ready', together(DEPLOYMENT, ...names.map(early))).map(({ message }) => message);
  expect(told('web', 'web-too')).toEqual([expect.stringMatching(/is true, as it is of web-too$/)]);
  expect(told('web', 'web-ui')).toEqual([expect.stringMatching(/is true$/)]);
  expect(told('web-ui')).toHaveLength(1);
});

test('A headless Service that is called so is for the pods to find each other, unless somebody states who asks', () => {
  const told = (name: string, workload = changed(DEPLOYMENT, UNSTATED), ip = 'None') =>
    named(
      'publishes-not-ready',
      together(
        workload,
        changed(SERVICE, { 'name: web': `name: ${name}` }).replace(
          '  ports:',
          `  publishNotReadyAddresses: true\n  clusterIP: ${ip}\n  ports:`,
        ),
      ),
    ).length;
  expect([told('web-headless'), told('web-peers'), told('web')]).toEqual([0, 0, 1]);
  expect(told('web-headless', DEPLOYMENT)).toBe(1);
  expect(told('web-headless', changed(DEPLOYMENT, UNSTATED), '10.0.0.9')).toBe(1);
});

test('What the API server will name is called by its prefix, and a bad prefix is one finding', () => {
  const made = (prefix: string, text: string) => text.replace('name: web', `generateName: ${prefix}`);
  const [single] = named('single-replica', made('web-', changed(DEPLOYMENT, { 'replicas: 3': 'replicas: 1' })));
  expect(single?.message).toContain('web-…');
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n';
  const refused = found(made('My_App-', config));
  expect(refused.map(({ path }) => path.join('.'))).toEqual(['metadata.generateName']);
  expect(found(made('my-app-', config))).toEqual([]);
});

test('A Pod that a release runs and takes away gets no requests, whatever Service selects it', () => {
  const pod = (annotations: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: web-test, labels: { app: web }, annotations: { ${annotations} } }\nspec: { restartPolicy: Never, containers: [{ name: test, image: busybox:1, ports: [{ name: http, containerPort: 8080 }] }] }\n`;
  const about = (annotations: string) =>
    found(together(WEB, pod(annotations))).filter(({ resource, workload }) =>
      [resource.name, workload?.name].includes('web-test'),
    );
  expect(about('helm.sh/hook: "test"')).toEqual([]);
  expect(about('"helm.sh/hook": "post-upgrade, test-success"')).toEqual([]);
  expect(about('argocd.argoproj.io/hook: PostSync')).toEqual([]);
  expect(rulesIn(about('team: web'))).toContain('naked-pod');
});

test('A canary by its name or folder is one replica, since that is what a canary is', () => {
  const told = (file: string, name = 'web') => {
    const single = changed(WEB, { ...UNSTATED, 'replicas: 3': 'replicas: 1' }).replaceAll('name: web', `name: ${name}`);
    return rulesIn(check(inFile(file, single)).findings).includes('single-replica');
  };
  expect(told('3_canary_new_version/web.yaml')).toBe(false);
  expect(told('shop/web.yaml', 'web-canary')).toBe(false);
  expect(told('canaryislands/web.yaml')).toBe(true);
});

test('A budget of pods that each hold a part of the data may wait for broken ones, and one of an only pod may not', () => {
  const of = (replicas: number, claims = '') =>
    named(
      'budget-keeps-broken-pods',
      together(
        changed(STATEFUL_SET, {
          'replicas: 3': `replicas: ${replicas}`,
          'serviceName: web': `serviceName: web${claims}`,
        }),
        SERVICE,
        changed(BUDGET, { 'unhealthyPodEvictionPolicy: AlwaysAllow': '' }),
      ),
    ).length;
  const claims =
    '\nvolumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]';
  expect([of(3), of(1, claims), of(3, claims)]).toEqual([1, 1, 0]);
});

describe('One replica is not told', () => {
  const one = changed(WEB, { 'replicas: 3': 'replicas: 1', ...UNSTATED });
  const told = (...more: readonly string[]) => rulesIn(found(together(one, ...more))).includes('single-replica');

  test('of what Flagger copies and an autoscaler counts', () => {
    const canary = (spec: string, group = 'flagger.app/v1beta1') =>
      `apiVersion: ${group}\nkind: Canary\nmetadata: { name: web }\nspec: { ${spec} }\n`;
    const target = 'targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }';
    const counted = `${target}, autoscalerRef: { apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, name: web }`;
    expect(told()).toBe(true);
    expect(told(canary(counted))).toBe(false);
    expect(told(canary(target))).toBe(true);
    expect(told(canary(counted.replace('name: web }', 'name: shop }')))).toBe(true);
    expect(told(canary(counted, 'example.com/v1'))).toBe(true);
  });

  test('of what stands in for something else in tests', () => {
    const run = (image: string) => rulesIn(found(changed(one, { [IMAGE]: `image: ${image}` })));
    expect(run('mailhog/mailhog:1')).toEqual([]);
    expect(run('registry.example.com/tools/wiremock:3')).toEqual([]);
    expect(run('registry.example.com/mailer:1')).toContain('single-replica');
  });
});

test('An arbiter keeps no data, and nobody asks it', () => {
  const member = (mode: string) =>
    rulesIn(
      found(
        changed(together(STATEFUL_SET, SERVICE), {
          'replicas: 3': 'replicas: 1',
          [IMAGE]: `image: bitnami/mongodb:8\nenv: [{ name: MONGODB_REPLICA_SET_MODE, value: ${mode} }]`,
        }),
      ),
    );
  expect(member('secondary')).toContain('data-goes-with-pod');
  expect(member('arbiter')).not.toContain('data-goes-with-pod');
});

test('A port for exporters is only scraped, whether a Service leads to it or not', () => {
  const told = (name: string) =>
    rulesIn(
      found(
        `apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: detector }\nspec: { selector: { matchLabels: { app: a } }, template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: a, image: a:1, ports: [{ name: ${name}, containerPort: 20257 }] }] } } }\n`,
      ),
    );
  expect(told('exporter')).toEqual([]);
  expect(told('http')).toContain('readiness-missing');
});

test('A Service that is called after its policy has it for what it does', () => {
  const told = (name: string) =>
    named(
      'node-left-without-pod',
      changed(WEB, {
        'kind: Service\nmetadata:\n  name: web': `kind: Service\nmetadata:\n  name: ${name}`,
        'ports: [{ port: 80, targetPort: http }]':
          'type: NodePort\nexternalTrafficPolicy: Local\nports: [{ port: 80, targetPort: http }]',
      }),
    ).length;
  expect([told('web'), told('web-onlylocal'), told('web-local'), told('locality')]).toEqual([1, 0, 0, 1]);
});

test('A mount is not refused for a volume that is refused itself', () => {
  const mounted = (volume: string) =>
    named(
      'container-refused',
      changed(WEB, {
        'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 25\nvolumes: [${volume}]`,
        [IMAGE]: `${IMAGE}\nvolumeMounts: [{ name: files, mountPath: /files }]`,
      }),
    ).map(({ path }) => path.includes('volumeMounts'));
  expect(mounted('{ name: files, nfs: { server: a, path: files } }')).toEqual([false]);
  expect(mounted('{ name: file, nfs: { server: a, path: /files } }')).toEqual([true]);
});

test('A refused key of a Secret is shown where it is written, and a label beside labels is to become one', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: web }\nstringData:\n  a: b\n  b/c: d\n';
  expect(named('object-refused', together(WEB, secret))[0]?.path).toEqual(['stringData', 'b/c']);
  const labelled = changed(WEB, {
    'kind: Deployment\nmetadata:': 'kind: Deployment\nmetadata:\n  example.com/team: a',
  });
  expect(named('field-unknown', labelled)[0]?.fix).toMatch(/^write it below metadata\.labels, if it is a label/);
});

test("Pods that are not ready get nobody else's requests where there is only one, which goes before the next one comes", () => {
  const early = changed(SERVICE, {
    'selector: { app: web }': 'selector: { app: web }\npublishNotReadyAddresses: true',
  });
  const told = (workload: string) => named('publishes-not-ready', together(workload, early)).length;
  const one = (workload: string) => changed(workload, { 'replicas: 3': 'replicas: 1', ...UNSTATED });
  expect(told(one(STATEFUL_SET))).toBe(0);
  expect(
    told(changed(one(DEPLOYMENT), { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate' })),
  ).toBe(0);
  expect(told(one(DEPLOYMENT))).toBe(1);
  expect(told(changed(STATEFUL_SET, UNSTATED))).toBe(1);
});

test('A Secret in plain text shows what an ExternalSecret of its folder makes', () => {
  const secret = (name: string) =>
    `apiVersion: v1\nkind: Secret\nmetadata: { name: ${name} }\ndata: { user: plain text }\n`;
  const maker = (name: string, target: string) =>
    `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: ${name} }\nspec: { target: { ${target} } }\n`;
  const told = (...texts: readonly string[]) => named('field-mistyped', together(...texts)).length;
  expect(told(secret('db'), maker('db', ''))).toBe(0);
  expect(told(secret('db'), maker('any', 'name: db'))).toBe(0);
  expect(told(secret('db'))).toBe(1);
  expect(told(secret('db'), maker('db', 'name: other'))).toBe(1);
});

test('A controller that only its own ask loses nothing by its stop, unless the API server asks it', () => {
  const named = (name: string) =>
    changed(WEB, {
      ...UNSTATED,
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '',
      'kind: Deployment\nmetadata:\n  name: web': `kind: Deployment\nmetadata:\n  name: ${name}`,
    });
  const told = (...texts: readonly string[]) => rulesIn(found(together(...texts))).includes('pre-stop-too-short');
  const webhook =
    'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: { name: a }\nwebhooks: [{ name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], clientConfig: { service: { namespace: default, name: web } } }]\n';
  expect(told(named('shop'))).toBe(true);
  expect(told(named('shop-operator'))).toBe(false);
  expect(told(named('shop-operator').replace('spec:\n  selector', 'spec:\n  type: LoadBalancer\n  selector'))).toBe(
    true,
  );
  expect(told(named('shop-operator'), webhook)).toBe(true);
});

test('A Pod by itself is told that nothing brings it back, and no more where Services lead to others only', () => {
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a, labels: { app: a } }\nspec: { containers: [{ name: a, image: a:1, ports: [{ name: http, containerPort: 80 }] }] }\n';
  const rules = (...more: readonly string[]) =>
    check([
      ...inFile('one/a.yaml', pod).map((manifest) => ({ ...manifest, directory: 'one' })),
      ...inFile('two/b.yaml', together(...more)).map((manifest) => ({ ...manifest, directory: 'two' })),
    ]).findings.flatMap(({ rule, file }) => (file === 'one/a.yaml' ? [rule] : []));
  const all = ['naked-pod', 'pre-stop-too-short', 'readiness-missing'];
  expect([...rules(BUDGET)].sort()).toEqual(all);
  expect(rules(WEB)).toEqual(['naked-pod']);
  const astray = changed(SERVICE, { 'name: web': 'name: b', 'selector: { app: web }': 'selector: { app: b }' });
  expect(rulesIn(found(together(pod, astray)))).toContain('naked-pod');
  const ours = changed(SERVICE, { 'selector: { app: web }': 'selector: { app: a }' });
  // Alone behind its Service it leaves nobody, however it stops; beside another one requests can go there.
  expect(rulesIn(found(together(pod, ours)))).toEqual(['naked-pod']);
  const second = pod.replace('name: a,', 'name: b,');
  expect(rulesIn(found(together(pod, second, ours)))).toEqual(expect.arrayContaining(all));
});

test('A number of replicas of a chart is to go out of its template', () => {
  const autoscaler =
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 10, metrics: [] }\n';
  const fixOf = (isRendered: boolean) =>
    check(manifestsIn(together(WEB, autoscaler)).map((manifest) => ({ ...manifest, isRendered }))).findings.find(
      ({ rule }) => rule === 'autoscaler-fights-replicas',
    )?.fix;
  expect(fixOf(false)).toMatch(/manifest of web .*kubectl apply edit-last-applied/);
  expect(fixOf(true)).toMatch(/template of web .*where there is one; the release/);
});

describe('A Service that catches pods which answer nobody beside its own', () => {
  const caught = (name: string, container: string, labels = '{ app: web, part: more }') =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: { replicas: 2, selector: { matchLabels: ${labels} }, template: { metadata: { labels: ${labels} }, spec: { containers: [{ name: a, ${container} }] } } }\n`;
  const told = (more: string, target = '8080') =>
    named(
      'service-port-unmatched',
      together(
        changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': `ports: [{ port: 80, targetPort: ${target} }]` }),
        more,
      ),
    ).map(({ fix }) => fix);

  test('refuses a part of the requests', () => {
    const fix = (target: number) =>
      `let the Service select only the pods that answer, by a label that mailer does not have; or let it listen on ${target}, and declare that`;
    expect(told(caught('mailer', 'image: registry.example.com/mailer:1'))).toEqual([fix(8080)]);
    expect(told(caught('web-worker', 'image: registry.example.com/mailer:1'))).toHaveLength(1);
  });

  const METRICS = 'image: mailer:1, ports: [{ name: metrics, containerPort: 9100 }]';
  const own = (more = '') =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: mailer }\nspec: { selector: { app: web, part: more }, ports: [{ port: 9100 }]${more} }\n`;
  const front = (text: string) =>
    changed(text, {
      'matchLabels: { app: web }': 'matchLabels: { app: web, part: front }',
      'labels: { app: web }': 'labels: { app: web, version: "1", part: front }',
    });

  test('whatever Services these have of their own, also by a headless Service, and once for all its ports', () => {
    const toldOf = (service: string, ...more: readonly string[]) =>
      named('service-port-unmatched', together(front(DEPLOYMENT), service, caught('mailer', METRICS), ...more));
    const wide = changed(SERVICE, {
      'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 80, targetPort: 8080 }]',
    });
    const [finding] = toldOf(wide, own());
    expect(finding).toMatchObject({
      resource: { name: 'web' },
      numbers: { name: 'mailer', targetPort: '8080', declared: 'metrics' },
      edits: [{ path: ['spec', 'selector', 'part'], value: 'front' }],
    });
    expect(toldOf(wide)).toHaveLength(1);
    expect(toldOf(changed(wide, { 'selector: { app: web }': 'selector: { app: web, part: front }' }), own())).toEqual(
      [],
    );
    const headless = changed(wide, { 'selector: { app: web }': 'clusterIP: None\nselector: { app: web }' });
    expect(toldOf(headless, own())).toHaveLength(1);
    const both = changed(wide, {
      'ports: [{ port: 80, targetPort: 8080 }]':
        'ports: [{ name: a, port: 80, targetPort: 8080 }, { name: b, port: 8080 }, { name: c, port: 9100 }]',
    });
    expect(toldOf(both, own())).toMatchObject([
      { numbers: { name: 'web', port: '9100' }, edits: [] },
      { numbers: { name: 'mailer', port: '80, 8080' }, edits: [] },
    ]);
  });

  test('but not by one that gives pods their names, or that only watchers ask', () => {
    const toldOf = (deployment: string, service: string) =>
      named('service-port-unmatched', together(deployment, service, caught('mailer', METRICS), own()));
    const headless = changed(SERVICE, {
      'selector: { app: web }': 'clusterIP: None\nselector: { app: web }',
      'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 8080 }]',
    });
    expect(toldOf(front(DEPLOYMENT), headless)).toHaveLength(1);
    expect(toldOf(front(STATEFUL_SET), headless)).toEqual([]);
    const watchers = changed(SERVICE, {
      'name: web': 'name: web-metrics',
      'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 8080 }]',
    });
    expect(toldOf(front(DEPLOYMENT), watchers)).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['has other labels', caught('mailer', 'image: mailer:1', '{ app: mailer }'), '8080'],
    ['lacks a named port, and gets no requests', caught('mailer', 'image: mailer:1'), 'http'],
    ['runs the same', caught('web-v2', 'image: registry.example.com/web:2'), '8080'],
    ['is told of the port', caught('mailer', 'image: mailer:1, args: [--listen=8080]'), '8080'],
  ])('is silent where the other one %s', (_, more, target) => {
    expect(told(more, target)).toEqual([]);
  });
});

test('Kafka Connect fetches its work, and its Service is for those who administer it', () => {
  const run = (image: string) =>
    rulesIn(
      found(
        changed(WEB, {
          ...UNSTATED,
          [IMAGE]: `image: ${image}`,
          'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '',
        }),
      ),
    );
  expect(run('confluentinc/cp-kafka-connect:7.6')).toEqual([]);
  expect(run('confluentinc/cp-kafka-rest:7.6')).toContain('pre-stop-too-short');
});

describe('What is called after a database without being it', () => {
  const loses = (image: string, more = '') =>
    named('data-goes-with-pod', changed(WEB, { [IMAGE]: `image: ${image}${more}`, 'replicas: 3': 'replicas: 1' }))
      .length > 0;
  const variable = (name: string, value: string) => `\nenv: [{ name: ${name}, value: "${value}" }]`;

  test.each([
    ['example.com/mongodb:4', variable('CONNECT_GROUP_ID', 'sinks'), false],
    ['example.com/mongodb:4', variable('RECONNECT_GROUP_ID', 'sinks'), true],
    ['opensearchproject/opensearch:2', '', true],
    ['opensearchproject/opensearch-dashboards:2', '', false],
    ['influxdb:2', '', true],
    ['influxdb:3-core', '\nargs: [serve, --object-store=file]', true],
    ['influxdb:3-core', '\nargs: [serve, --object-store=s3]', false],
    ['influxdb:3-enterprise', '\nargs: [serve, --mode=compact]', false],
    ['influxdb:3-enterprise', '\nargs: [serve, --mode=all, --object-store=file]', true],
    ['influxdb:3-core', variable('INFLUXDB3_OBJECT_STORE', 's3'), false],
    ['influxdb:3-core', variable('INFLUXDB3_OBJECT_STORE', 'file'), true],
    ['thelastpickle/cassandra-reaper:3.6', '', false],
    ['redpandadata/kafka-minion:1', '', false],
    ['hashicorp/consul-template:0.39', '', false],
    ['example.com/mysql-8.0-community:1', '', true],
    ['sclorg/postgresql-16-c9s', '', true],
    ['mcr.microsoft.com/mssql/server-mssql:2022', '', true],
    ['redis/redis-stack-server:7', '', true],
    ['gcr.io/heapster-mongodb-amd64:1', '', false],
    ['bitnami/mongodb-sharded:8', '', true],
    ['example.com/nacos-mysql:1', '', true],
  ])('is not told to keep its data: %s%s', (image, more, isTold) => {
    expect(loses(image, more)).toBe(isTold);
  });
});

test('A driver that the kubelet asks by a socket is asked by nobody else, unless a Service leads to it', () => {
  const driver = (path: string) =>
    `apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: web }\nspec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { volumes: [{ name: a, hostPath: { path: ${path} } }], containers: [{ name: a, image: a:1, ports: [{ name: http, containerPort: 80 }] }] } } }\n`;
  const told = (...texts: readonly string[]) => rulesIn(found(together(...texts))).includes('readiness-missing');
  expect(told(driver('/var/lib/kubelet/plugins/csi.example.com'))).toBe(false);
  expect(told(driver('/var/lib/kubelet/device-plugins'))).toBe(false);
  expect(told(driver('/srv/plugins'))).toBe(true);
  expect(told(driver('/var/lib/kubelet/plugins'), SERVICE)).toBe(true);
});

test('A Service that reaches a Job of an uninstallation loses nothing that anybody still asks', () => {
  const job = (hooks: string) =>
    changed(JOB, {
      'labels: { app: import }': 'labels: { app: web }',
      'annotations:': `annotations:\n  helm.sh/hook: "${hooks}"`,
    });
  const told = (hooks: string) =>
    named(
      'service-reaches-job',
      together(
        changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 80, targetPort: 8080 }]' }),
        job(hooks),
      ),
    ).length;
  expect([told('pre-delete'), told('pre-delete, post-delete')]).toEqual([0, 0]);
  expect([told('pre-upgrade'), told('pre-delete,pre-upgrade')]).toEqual([1, 1]);
});

test('A Service for a part that is not there is not led to another part', () => {
  const service = (app: string) => SERVICE.replace('name: web', 'name: shop').replace('app: web', `app: ${app}`);
  const pods = (app: string, name = 'shop') =>
    DEPLOYMENT.replaceAll('app: web', `app: ${app}, app.kubernetes.io/name: ${name}`).replace(
      'name: web',
      'name: agent',
    );
  const told = (...texts: readonly string[]) =>
    check(texts.flatMap((text, index) => inFile(`${index}.yaml`, text))).findings.filter(
      ({ rule }) => rule === 'service-selects-nothing',
    );
  expect(told(service('shop'), pods('shop-agent'))).toEqual([]);
  expect(told(service('shop'), pods('shap'))[0]?.fix).toContain('such as app=shap');
});

test('A Secret that the old cert-manager makes, or beside which the pods ask for the one of nearly its name, is no slip', () => {
  const secret = (name: string) => `apiVersion: v1\nkind: Secret\nmetadata: { name: ${name} }\ndata: { a: YQ== }\n`;
  const asking = (...names: readonly string[]) =>
    changed(WEB, {
      [IMAGE]: `${IMAGE}\nenvFrom: [${names.map((name) => `{ secretRef: { name: ${name} } }`).join(', ')}]`,
    });
  const certificate = (group: string) =>
    `apiVersion: ${group}\nkind: Certificate\nmetadata: { name: web, namespace: other }\nspec: { secretName: web-tls1 }\n`;
  const told = (...texts: readonly string[]) => named('reference-missing', together(...texts)).length;
  expect(told(asking('web-tls1'), secret('web-tls'))).toBe(1);
  expect(told(asking('web-tls1', 'web-tls'), secret('web-tls'))).toBe(0);
  expect(told(asking('web-tls1'), secret('web-tls'), certificate('certmanager.k8s.io/v1alpha1'))).toBe(0);
  expect(told(asking('web-tls1'), secret('web-tls'), certificate('cert-manager.io/v1'))).toBe(0);
});

test('A liveness command need not be proven where no old pod is left in any case', () => {
  const probed = {
    'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }\nlivenessProbe: { exec: { command: [cat, /health] }, initialDelaySeconds: 60 }',
  };
  const told = (more: Record<string, string>) =>
    named('liveness-unproven', changed(WEB, { ...probed, ...more })).length;
  expect(told({ 'replicas: 3': 'replicas: 1' })).toBe(1);
  expect(
    told({
      'replicas: 3': 'replicas: 1',
      'strategy:': 'strategy: { type: Recreate }',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': '',
    }),
  ).toBe(0);
});

test('A name with a colon in it is two names that have lost what stood between them', () => {
  const fixOf = (field: string) =>
    named('field-unknown', changed(WEB, { 'minReadySeconds: 5': `minReadySeconds: 5\n${field}` }))[0]?.fix ?? '';
  expect(fixOf('more:things: [1]')).toMatch(/^begin a new line, or leave a blank, behind the colon of more:/);
  expect(fixOf('things: [1]')).toBe('take things away');
});

describe('What a kubelet, a volume or a cluster says of what is written', () => {
  const told = (rule: string, changes: Readonly<Record<string, string>>, from = WEB) =>
    named(rule, changed(from, changes)).length;
  const ONE = { 'replicas: 3': 'replicas: 1' };
  const CLAIM =
    'volumeClaimTemplates:\n  - metadata: { name: data }\n    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }';
  const FIXED = together(STATEFUL_SET, SERVICE);

  test.each([
    ['Example/App:1', 1],
    ['example.com/MyApp/App:1', 1],
    ['foo/web:', 1],
    ['https://ghcr.io/a/b:1', 1],
    ['foo/web:a b', 1],
    ['foo//web:1', 1],
    ['foo/web:-1', 1],
    ['foo/web@sha256:12', 1],
    ['ghcr.io/a/b_-c:1', 1],
    ['Example/app:1', 0],
    ['localhost:5000/a/b:V1.2-RC', 0],
    ['[::1]:5000/a/b__c:1', 0],
    [`web@sha256:${'0'.repeat(64)}`, 0],
    ['foo/web:[[ .Version ]]', 0],
    ['foo/web:${TAG}', 0],
    ['$(IMAGE)', 0],
    ['IMAGE', 0],
    ['gcr.io/PROJECT_ID/web:1', 0],
    ['yourName/App:1', 0],
    ['<registry>/web:1', 0],
    ['ko://example.com/cmd/Web', 0],
  ])('an image called %s', (image, times) => {
    expect(told('image-name-unreadable', { [IMAGE]: `image: "${image}"` })).toBe(times);
  });

  test('a template that Helm leaves in an image is filled in by nobody, and a value that is empty by default by who installs', () => {
    const of = (image: string, more: object) =>
      check(
        manifestsIn(changed(WEB, { [IMAGE]: `image: "${image}"` })).map((manifest) => ({ ...manifest, ...more })),
      ).findings.filter(({ rule }) => rule === 'image-name-unreadable').length;
    const rendered = { isRendered: true, renderedFrom: 'chart' };
    const byDefault = { ...rendered, defaultsBehind: () => ['tag'] };
    expect([of('foo/web:[[ .Version ]]', rendered), of('foo/web:[[ .Version ]]', byDefault)]).toEqual([1, 1]);
    expect([of('foo/web:', rendered), of('foo/web:', byDefault)]).toEqual([1, 0]);
    expect([of('foo/Web:1', { kustomization: 'k' }), of('foo/web:${tag}', rendered)]).toEqual([0, 0]);
    const inHelper = { ...rendered, openValue: () => undefined };
    expect([of('example.com/:latest', rendered), of('example.com/:latest', inHelper)]).toEqual([1, 0]);
    expect(of('example.com/Web:latest', inHelper)).toBe(1);
  });

  test.each([
    ['hostPath: { path: /var/lib/mysql }', '', 1],
    ['hostPath: { path: /var/lib/mysql }', '\nnodeName: one', 0],
    ['hostPath: { path: /var/lib/mysql }', '\nnodeSelector: { disk: ssd }', 0],
    ['hostPath: { path: /var/lib/mysql }', '\nnodeSelector: { kubernetes.io/os: linux }', 1],
    ['hostPath: { path: /mnt/nfs/mysql }', '', 0],
    ['persistentVolumeClaim: { claimName: data }', '', 0],
    ['emptyDir: {}', '', 0],
  ])('a database in %s%s', (volume, more, times) => {
    const changes = {
      ...ONE,
      [IMAGE]: 'image: mysql:8.4\nvolumeMounts: [{ name: data, mountPath: /var/lib/mysql }]',
      'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 25\nvolumes: [{ name: data, ${volume} }]${more}`,
    };
    expect(told('data-stays-on-node', changes, FIXED)).toBe(times);
    expect(told('data-stays-on-node', { ...changes, 'kind: StatefulSet': 'kind: DaemonSet' }, FIXED)).toBe(0);
    expect(
      told('data-stays-on-node', { ...changes, [IMAGE]: `${changes[IMAGE]}`.replace('mysql:8.4', 'web:1') }, FIXED),
    ).toBe(0);
  });

  test.each([
    ['mongo:7', '', 1],
    ['mongo:7', '\nargs: [mongos]', 0],
    ['postgres:17', '', 1],
    ['redis:7', '', 0],
    ['elasticsearch:8.1.0', '', 0],
    ['example.com/web:1', '', 0],
  ])('three of %s%s without a volume', (image, more, times) => {
    expect(told('data-goes-with-pod', { [IMAGE]: `image: ${image}${more}` }, FIXED)).toBe(times);
    expect(
      told(
        'data-goes-with-pod',
        { [IMAGE]: `image: ${image}${more}`, 'serviceName: web': `serviceName: web\n${CLAIM}` },
        FIXED,
      ),
    ).toBe(0);
  });

  const env = (name: string, value: string) => `\nenv: [{ name: ${name}, value: "${value}" }]`;

  test.each([
    [`metabase/metabase:v0.50${env('MB_DB_TYPE', 'h2')}`, true],
    ['metabase/metabase:v0.50', true],
    [`metabase/metabase:v0.50${env('MB_DB_TYPE', 'postgres')}`, false],
    ['metabase/metabase:v0.50\nenvFrom: [{ secretRef: { name: db } }]', false],
    ['quay.io/keycloak/keycloak:26.0\nargs: [start]', true],
    ['quay.io/keycloak/keycloak:26.0\nargs: [start, --db=postgres]', false],
    [`quay.io/keycloak/keycloak:26.0${env('KC_DB', 'postgres')}`, false],
    [`example.com/web:1${env('SPRING_DATASOURCE_URL', 'jdbc:h2:file:/data/web')}`, true],
    [`example.com/web:1${env('DATABASE', 'sqlite:////data/web.db')}`, true],
  ])('a database in the process of %s', (image, isTold) => {
    const rules = rulesIn(found(changed(WEB, { ...ONE, [IMAGE]: `image: ${image}` })));
    expect(rules.includes('data-goes-with-pod')).toBe(isTold);
    expect(rules.includes('single-replica')).toBe(!isTold);
  });

  test('a database in memory is not told to be kept, nor to be two', () => {
    const memory = `example.com/web:1${env('SPRING_DATASOURCE_URL', 'jdbc:h2:mem:web')}`;
    const rules = rulesIn(found(changed(WEB, { ...ONE, [IMAGE]: `image: ${memory}` })));
    expect(rules.filter((rule) => ['data-goes-with-pod', 'single-replica'].includes(rule))).toEqual([]);
  });

  test.each([
    ['zookeeper:3.9', 2, ['quorum-spares-none']],
    ['quay.io/coreos/etcd:v3.5.15', 2, ['quorum-spares-none']],
    ['quay.io/coreos/etcd:v3.5.15', 3, []],
    ['quay.io/coreos/etcd:v3.5.15', 1, []],
    // One more votes beside them, in most cases.
    ['mongo:7', 2, []],
    ['example.com/web:1', 2, []],
  ])('%s with %i members', (image, members, rules) => {
    const text = changed(together(STATEFUL_SET, SERVICE, BUDGET), {
      [IMAGE]: `image: ${image}`,
      'replicas: 3': `replicas: ${members}`,
      'serviceName: web': `serviceName: web\n${CLAIM}`,
    });
    expect(rulesIn(found(text)).filter((rule) => rule.includes('quorum'))).toEqual(rules);
  });

  test.each([
    ['mysql', 1],
    ['docker.io/bitnami/postgresql:latest', 1],
    ['mysql:8.4', 0],
    [`mysql@sha256:${'0'.repeat(64)}`, 0],
    ['example.com/mysql', 0],
    ['redis', 0],
    ['mysql\nimagePullPolicy: Never', 0],
  ])('%s on a volume', (image, times) => {
    const mounted = `image: ${image}\nvolumeMounts: [{ name: data, mountPath: /var/lib/mysql }]`;
    expect(
      told(
        'database-tag-floats',
        { ...ONE, [IMAGE]: mounted, 'serviceName: web': `serviceName: web\n${CLAIM}` },
        FIXED,
      ),
    ).toBe(times);
    expect(told('database-tag-floats', { ...ONE, [IMAGE]: mounted }, FIXED)).toBe(0);
  });

  const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
  const asked = (handler: string, more = '') =>
    told('liveness-asks-others', {
      [READINESS]: `${READINESS}\nlivenessProbe: { ${handler}, periodSeconds: 20 }`,
      [IMAGE]: `${IMAGE}${more}`,
    });
  const get = (path: string) => `httpGet: { path: "${path}", port: http }`;
  const DB = env('DB_HOST', 'db');

  test.each([
    [get('/actuator/health'), DB, 1],
    [get('/web/actuator/health'), env('SPRING_REDIS_HOST', 'redis'), 1],
    [get('/actuator/health'), '', 0],
    [get('/actuator/health/liveness'), DB, 0],
    [get('/q/health'), DB, 1],
    [get('/q/health/live'), DB, 0],
    [get('/health'), DB, 0],
    [get('/_cluster/health'), '', 1],
    [get('/_cluster/health?local=true'), '', 0],
    ['exec: { command: [sh, -c, "curl -s localhost:9200/_cluster/health?local=true | grep -E green"] }', '', 1],
    ['exec: { command: [sh, -c, "curl -s localhost:9200/"] }', '', 0],
    [get('/minio/health/cluster'), '', 1],
    [get('/minio/health/live'), '', 0],
  ])('a liveness probe that asks %s%s', (handler, more, times) => {
    expect(asked(handler, more)).toBe(times);
  });
});

describe('A port of the node is told of where somebody asks it there', () => {
  const agent = `apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: agent }\nspec: { selector: { matchLabels: { app: a } }, template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: a, image: "a:1", ports: [{ containerPort: 4140, hostPort: 4140 }] }] } } }\n`;
  const client = (env: string, path = 'spec.nodeName') =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: client }\nspec: { replicas: 2, selector: { matchLabels: { app: c } }, template: { metadata: { labels: { app: c } }, spec: { containers: [{ name: c, image: "c:1", env: [{ name: NODE, valueFrom: { fieldRef: { fieldPath: ${path} } } }, ${env}] }] } } }\n`;
  const isTold = (...texts: readonly string[]) => named('host-port-gap', together(agent, ...texts)).length > 0;

  test('by the name or the address of its own node', () => {
    expect(isTold(client('{ name: http_proxy, value: "$(NODE):4140" }'))).toBe(true);
    expect(isTold(client('{ name: PROXY, value: "http://$(NODE):4140/" }', 'status.hostIP'))).toBe(true);
  });

  test('and not where an entrance, or an agent, has one on purpose', () => {
    expect(isTold()).toBe(false);
    expect(isTold(client('{ name: http_proxy, value: "$(NODE):4141" }'))).toBe(false);
    expect(isTold(client('{ name: http_proxy, value: "$(NODE):4140" }', 'status.podIP'))).toBe(false);
    const fact = 'metadata: { name: agent, annotations: { zero-downtime/traffic: host-port } }';
    expect(named('host-port-gap', agent.replace('metadata: { name: agent }', fact))).toHaveLength(1);
  });
});

describe('An autoscaler', () => {
  const scaler = (name: string, more = '') =>
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: ${name} }\nspec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web${more} }, minReplicas: 3, maxReplicas: 9, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }] }\n`;

  test('competes with another one where one apply brings both, not where each has a guide of its own', () => {
    const at = (place: object, text: string) => manifestsIn(text).map((manifest) => ({ ...manifest, ...place }));
    const competing = (...all: readonly (readonly object[])[]) =>
      check(all.flat() as never).findings.filter(({ rule }) => rule === 'autoscalers-compete').length;
    const web = at({ file: 'app/web.yaml', directory: 'app' }, changed(WEB, { 'replicas: 3': '' }));
    const one = { file: 'app/hpa/cpu.yaml', directory: 'app/hpa' };
    const other = { file: 'app/hpa/gpu.yaml', directory: 'app/hpa' };
    expect(competing(web, at(one, scaler('a')), at(other, scaler('b')))).toBe(0);
    expect(competing(web, at(one, scaler('a')), at(one, scaler('b')))).toBe(1);
    const beside = (name: string) => at({ file: `app/${name}.yaml`, directory: 'app' }, scaler(name));
    expect(competing(web, beside('a'), beside('b'))).toBe(1);
    const built = (place: object, name: string) => at({ ...place, renderedFrom: 'app/hpa' }, scaler(name));
    expect(competing(web, built(one, 'a'), built(other, 'b'))).toBe(1);
  });

  test('of a version that no API server has is not told besides what it lacks', () => {
    const old = (text: string) => text.replace('autoscaling/v2', 'autoscaling/v2beta2');
    expect(rulesIn(found(together(WEB, scaler('web'))))).toContain('autoscaler-fights-replicas');
    expect(rulesIn(found(together(WEB, old(scaler('web')))))).toEqual(
      expect.arrayContaining(['autoscaler-fights-replicas', 'api-version-unserved']),
    );
    const groupless = scaler('web').replace('apiVersion: apps/v1, kind', 'kind');
    expect(named('autoscaler-group-gone', together(WEB, groupless))).toHaveLength(1);
    expect(rulesIn(found(together(WEB, old(groupless))))).toEqual(['api-version-unserved']);
    const beta = changed(WEB, { 'replicas: 3': '', 'resources: { requests: { cpu: 100m, memory: 128Mi } }': '' });
    expect(named('autoscaler-cannot-measure', together(beta, scaler('web')))).toHaveLength(1);
    const unserved = beta.replace(
      'apiVersion: apps/v1\nkind: Deployment',
      'apiVersion: apps/v1beta1\nkind: Deployment',
    );
    expect(named('autoscaler-cannot-measure', together(unserved, scaler('web')))).toEqual([]);
  });

  test('of a database that its own chart brings misses nothing, and a slip of the pen does', () => {
    const of = (kind: string, name: string) =>
      named(
        'autoscaler-targets-nothing',
        together(WEB, WORKER, scaler('x').replace('kind: Deployment, name: web', `kind: ${kind}, name: ${name}`)),
      );
    expect(of('StatefulSet', 'accounts-db-postgresql')).toEqual([]);
    expect(of('Deployment', 'accounts-db-postgresql')).toHaveLength(1);
    expect(of('StatefulSet', 'accounts')).toHaveLength(1);
    expect(of('StatefulSet', 'postgresql-exporter')).toHaveLength(1);
  });
});

test('Settings of a store are read in the ConfigMap that its variables come from, too', () => {
  const store = (value: string) =>
    together(
      changed(WEB, {
        'replicas: 3': 'replicas: 1',
        [IMAGE]: 'image: influxdb:3-core\nargs: [serve]\nenvFrom: [{ configMapRef: { name: settings } }]',
      }),
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { INFLUXDB3_OBJECT_STORE: ${value} }\n`,
    );
  expect(named('data-goes-with-pod', store('s3'))).toEqual([]);
  expect(named('data-goes-with-pod', store('file'))).toHaveLength(1);
  expect(named('single-replica', store('s3'))).toEqual([]);
});

test('The outline of a ScaledJob cuts no Job, and two Alertmanagers may have one directory', () => {
  const scaled = (template: string) =>
    `apiVersion: keda.sh/v1alpha1\nkind: ScaledJob\nmetadata: { name: s }\nspec: { jobTargetRef: { template: ${template} }, triggers: [{ type: cron, metadata: {} }] }\n`;
  expect(named('scaled-job-cuts-jobs', scaled('null'))).toEqual([]);
  expect(named('scaled-job-cuts-jobs', scaled('{ spec: { containers: [{ name: a, image: a:1 }] } }'))).toHaveLength(1);
  const shared = (image: string) =>
    together(
      changed(WEB, {
        'replicas: 3': 'replicas: 1',
        [IMAGE]: `image: ${image}\nvolumeMounts: [{ name: data, mountPath: /data }]`,
        'terminationGracePeriodSeconds: 25':
          'terminationGracePeriodSeconds: 25\nvolumes: [{ name: data, persistentVolumeClaim: { claimName: d } }]',
      }),
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: d }\nspec: { accessModes: [ReadWriteMany], resources: { requests: { storage: 1Gi } } }\n',
    );
  expect(named('surge-shares-volume', shared('prom/prometheus:v3'))).toHaveLength(1);
  expect(named('surge-shares-volume', shared('prom/alertmanager:v0.28'))).toEqual([]);
});

test('Members that their clients know are not told how late a readiness probe notices', () => {
  const waits = (image: string) =>
    changed(WEB, {
      [IMAGE]: `image: ${image}`,
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }':
        'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5, timeoutSeconds: 30 }',
    });
  expect(named('probe-timeout-exceeds-period', waits('shop:1'))).toHaveLength(1);
  expect(named('probe-timeout-exceeds-period', waits('mongo:8'))).toEqual([]);
});

const CUT_SOON = {
  'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '',
  'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 3',
};

test('A shell that keeps SIGTERM from what is there for tests is no word worth, unless facts are stated', () => {
  const piped = (name: string, more: Readonly<Record<string, string>> = UNSTATED) =>
    named(
      'sigterm-swallowed',
      changed(WEB, { ...more, ...CUT_SOON, [IMAGE]: `${IMAGE}\ncommand: [sh, -c, "./web | tee /log"]` }).replaceAll(
        'name: web',
        `name: ${name}`,
      ),
    ).length;
  expect([piped('web'), piped('mock-nfs'), piped('mock-nfs', {})]).toEqual([1, 0, 1]);
});

describe('What is not judged is named', () => {
  const notices = (text: string) => check(manifestsIn(text)).notices.map(({ code, message }) => [code, message]);
  const config = (name: string) =>
    `apiVersion: apps.openshift.io/v1\nkind: DeploymentConfig\nmetadata: { name: ${name} }\nspec: { replicas: 1, selector: { app: ${name} }, strategy: { type: Recreate }, template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: a, image: a:1 }] } } }\n`;

  test('a kind that runs pods and is not known', () => {
    expect(notices(together(config('a'), config('b'), WEB))).toEqual([
      [
        'not-judged',
        '2 objects of the kind DeploymentConfig (apps.openshift.io/v1) run pods, and no rule judges how: a, b; nothing is known of their releases and drains',
      ],
    ]);
    expect(notices(WEB)).toEqual([]);
  });

  test('a Service that leads to what is taken for a worker', () => {
    const connect = changed(WEB, { ...UNSTATED, [IMAGE]: 'image: confluentinc/cp-kafka-connect:7.6' });
    expect(notices(connect)).toEqual([
      ['taken-for-worker', expect.stringMatching(/web \(by web\).*state zero-downtime\/traffic/)],
    ]);
    expect(
      notices(changed(connect, { 'selector: { app: web }': 'selector: { app: other }' })).map(([code]) => code),
    ).toEqual([]);
    const stated = changed(WEB, { [IMAGE]: 'image: confluentinc/cp-kafka-rest:7.6' });
    expect(notices(stated)).toEqual([]);
  });
});

test('One pod that the API server asks by a webhook says that writes are refused while it is away', () => {
  const webhook = (policy: string, resource = 'secrets') =>
    `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: { name: a }\nwebhooks: [{ name: web.example.com, sideEffects: None, admissionReviewVersions: [v1], failurePolicy: ${policy}, clientConfig: { service: { name: web, namespace: default } }, rules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [${resource}] }] }]\n`;
  const of = (policy: string, more: object = {}) =>
    check(
      manifestsIn(together(changed(WEB, { 'replicas: 3': 'replicas: 1' }), webhook(policy))).map((manifest) => ({
        ...manifest,
        ...more,
      })),
    );
  const words = (policy: string) => of(policy).findings.find(({ rule }) => rule === 'single-replica')?.message;
  expect(words('Fail')).toMatch(/is 1; while it is away the API server refuses .* webhook web.example.com about$/);
  expect(words('Ignore')).toMatch(/is 1$/);
  const noticed = (policy: string) =>
    of(policy, { defaultsBehind: () => ['replicas'] }).notices.map(({ message }) => message);
  expect(noticed('Fail')).toEqual([expect.stringContaining('web (the API server asks it by a webhook')]);
  expect(noticed('Ignore')).toEqual([expect.not.stringContaining('webhook')]);
});

describe('What no Service leads to, while Services lead to others,', () => {
  const UNASKED = { ...UNSTATED, 'replicas: 3': 'replicas: 1' };
  const at = (file: string, text: string) =>
    inFile(file, text).map((manifest) => ({ ...manifest, directory: file.replace(/\/[^/]*$/, '') }));
  const rules = (text: string, ...others: readonly string[]) =>
    check([...at('one/a.yaml', text), ...others.flatMap((other) => at('two/b.yaml', other))]).findings.flatMap(
      ({ rule, file }) => (file === 'one/a.yaml' ? [rule] : []),
    );
  const OF_SHOP = WEB.replaceAll('web', 'shop');

  test('is missed by nobody while it is away', () => {
    const alone = changed(DEPLOYMENT, UNASKED);
    expect(rules(alone)).toContain('single-replica');
    expect(rules(alone, OF_SHOP)).not.toContain('single-replica');
    const set = changed(STATEFUL_SET, UNASKED);
    expect(rules(set)).toContain('stateful-set-alone');
    expect(rules(set, OF_SHOP)).not.toContain('stateful-set-alone');
  });

  test('may be missed where somebody has stated facts, or a Service beside it leads nowhere', () => {
    const astray = changed(SERVICE, { 'name: web': 'name: b', 'selector: { app: web }': 'selector: { app: b }' });
    expect(rules(changed(DEPLOYMENT, { 'replicas: 3': 'replicas: 1' }), OF_SHOP)).toContain('single-replica');
    expect(rules(together(changed(DEPLOYMENT, UNASKED), astray), OF_SHOP)).toContain('single-replica');
  });

  test('is a controller that works without the port that a Service asks for', () => {
    const wrong = SERVICE.replace('targetPort: http', 'targetPort: webhook');
    const called = (name: string) =>
      together(
        changed(STATEFUL_SET, UNASKED).replace(
          'StatefulSet\nmetadata:\n  name: web',
          `StatefulSet\nmetadata:\n  name: ${name}`,
        ),
        wrong,
      );
    expect(rulesIn(found(called('accounts-controller')))).not.toContain('stateful-set-alone');
    expect(rulesIn(found(called('accounts')))).toContain('stateful-set-alone');
  });
});

test('What can be only one is not told to be two', () => {
  const one = changed(together(STATEFUL_SET, SERVICE), { ...UNSTATED, 'replicas: 3': 'replicas: 1' });
  const told = (name: string, more = '') =>
    rulesIn(
      found(
        one
          .replace('StatefulSet\nmetadata:\n  name: web', `StatefulSet\nmetadata:\n  name: ${name}`)
          .replace('- name: web', `- name: web${more}`),
      ),
    ).includes('stateful-set-alone');
  expect([told('hdfs-namenode'), told('shop-spark-master'), told('rstudio'), told('code-server')]).toEqual([
    ...[false, false, false, false],
  ]);
  expect(told('web', '\n          command: [spark-class, org.apache.spark.deploy.master.Master]')).toBe(false);
  expect([told('master'), told('hdfs-names'), told('spark-history')]).toEqual([true, true, true]);
});

test('A budget is not held against a sum of what stands in one folder to be tried one after the other', () => {
  const budget = changed(BUDGET, { 'maxUnavailable: 1': 'minAvailable: 3' });
  const set = DEPLOYMENT.replace(
    'kind: Deployment\nmetadata:\n  name: web',
    'kind: Deployment\nmetadata:\n  name: more',
  );
  const times = (text: string, count: number) => changed(text, { 'replicas: 3': `replicas: ${count}` });
  const told = (...files: readonly string[]) =>
    check(files.flatMap((text, index) => inFile(`${index}.yaml`, text))).findings.filter(
      ({ rule }) => rule === 'budget-blocks-drain',
    ).length;
  expect(told(budget, times(DEPLOYMENT, 1), times(DEPLOYMENT, 4), times(set, 2))).toBe(0);
  expect(told(budget, times(DEPLOYMENT, 1), times(set, 2))).toBe(1);
  expect(told(budget, times(DEPLOYMENT, 3))).toBe(1);
});

test('A headless Service without ports gives names to pods that something makes later', () => {
  const named = (spec: string) =>
    rulesIn(found(together(WEB, SERVICE.replaceAll('web', 'runs').replace(/ports:.*/, spec)))).includes(
      'service-selects-nothing',
    );
  expect(named('clusterIP: None')).toBe(false);
  expect(named('clusterIP: None\n  ports: [{ port: 80 }]')).toBe(true);
  expect(named('ports: [{ port: 80 }]')).toBe(true);
});

test('A Service for metrics of a chart that its values have not switched on is no mistake', () => {
  const service = (name: string) =>
    changed(SERVICE, { 'name: web': `name: ${name}` }).replace('targetPort: http', 'targetPort: metrics');
  const told = (name: string, byDefault: object) =>
    rulesIn(
      check(manifestsIn(together(DEPLOYMENT, service(name))).map((manifest) => ({ ...manifest, ...byDefault })))
        .findings,
    ).includes('service-port-unmatched');
  const byDefault = { isRendered: true, renderedFrom: 'chart', defaultsBehind: () => undefined };
  expect(told('web-metrics', byDefault)).toBe(false);
  expect(told('web', byDefault)).toBe(true);
  expect(told('web-metrics', {})).toBe(true);
});

test('A fix does not ask for what is there, or is not there any more', () => {
  const webhook = (selector: string) =>
    `apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nmetadata: { name: a }\nwebhooks: [{ name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], ${selector}clientConfig: { service: { namespace: default, name: web } }, rules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods] }] }]\n`;
  const one = changed(WEB, { 'replicas: 3': 'replicas: 1' });
  const fix = (selector: string) => named('webhook-blocks-pods', together(one, webhook(selector)))[0]?.fix;
  expect(fix('namespaceSelector: { matchLabels: { web: wanted } }, ')).toMatch(/by the webhook's selectors/);
  expect(fix('objectSelector: { matchLabels: { web: wanted } }, ')).toMatch(/on two nodes$/);
  const stored = (image: string) =>
    changed(together(STATEFUL_SET, SERVICE), {
      'replicas: 3': 'replicas: 1',
      'serviceName: web':
        'serviceName: web\nvolumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce] } }]',
      [IMAGE]: `image: ${image}\nvolumeMounts: [{ name: data, mountPath: /data }]`,
    });
  const pin = (image: string) => named('database-tag-floats', stored(image))[0]?.fix;
  expect(pin('mongo:latest')).toMatch(/tag \(as mongo:8\.0\)/);
  expect(pin('docker.io/bitnami/mongodb')).toMatch(/docker\.io\/bitnami\/mongodb@sha256:/);
  expect(pin('mirror.example.com/bitnami/mongodb')).toMatch(/as mirror\.example\.com\/bitnami\/mongodb:8\.0/);
});

test('An operator of one pod that is recreated is left so, unless the API server refuses writes without it', () => {
  const webhook = (policy: string) =>
    'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: { name: a }\nwebhooks: [{ name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], clientConfig: { service: { namespace: default, name: web } }, failurePolicy: POLICY }]\n'.replace(
      'POLICY',
      policy,
    );
  const told = (name: string, policy: string) =>
    named(
      'rollout-below-wanted',
      together(
        changed(WEB, {
          ...{ ...UNSTATED, 'replicas: 3': 'replicas: 1' },
          'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate',
        }).replace('Deployment\nmetadata:\n  name: web', `Deployment\nmetadata:\n  name: ${name}`),
        webhook(policy),
      ),
    ).length;
  expect([told('shop-operator', 'Ignore'), told('shop', 'Ignore'), told('shop-operator', 'Fail')]).toEqual([0, 1, 1]);
});

describe('What another policy, or the cluster itself, lets in', () => {
  const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress], ingress: [{ ports: [{ port: 9090 }] }] }
`;
  const shut = (other: string) => named('network-policy-shuts-out', together(WEB, policy, other)).length;
  const calico = (spec: string, kind = 'NetworkPolicy') =>
    `apiVersion: crd.projectcalico.org/v1\nkind: ${kind}\nmetadata: { name: other }\nspec: ${spec}\n`;

  test.each([
    [`{ types: [Ingress], selector: "app == 'web'", ingress: [{ action: Allow }] }`, 0],
    [`{ types: [Ingress], selector: "app in {'web'}", ingress: [{ action: Allow }] }`, 0],
    [`{ types: [Ingress], selector: "app == 'shop'", ingress: [{ action: Allow }] }`, 1],
    [`{ types: [Ingress], selector: "app == 'web'", ingress: [{ action: Deny }] }`, 1],
    [`{ types: [Egress], selector: "app == 'web'", egress: [{ action: Allow }] }`, 1],
  ])('of Calico: %s', (spec, times) => {
    expect(shut(calico(spec))).toBe(times);
    expect(shut(calico(spec, 'GlobalNetworkPolicy'))).toBe(times);
  });

  test.each([
    ['web', 0],
    ['shop', 1],
  ])('of Cilium, to pods of %s', (app, times) => {
    expect(
      shut(
        `apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: other }\nspec: { endpointSelector: { matchLabels: { app: ${app} } }, ingress: [{ fromEntities: [kube-apiserver] }] }\n`,
      ),
    ).toBe(times);
  });

  test.each([
    ['"1-65535"', 4252, 0],
    ['"1-65535"', 30_080, 0],
    ['20000-22767', 4252, 1],
    ['20000-22767', 21_000, 0],
  ])('as node ports %s: %i', (range, port, times) => {
    const cluster = `apiVersion: kind.x-k8s.io/v1alpha4
kind: Cluster
kubeadmConfigPatches:
  - |
    kind: ClusterConfiguration
    apiServer:
      extraArgs:
        "service-node-port-range": ${range}
`;
    const service = SERVICE.replace('spec:', 'spec:\n  type: NodePort').replace(
      'port: 80,',
      `port: 80, nodePort: ${port},`,
    );
    expect(named('service-refused', together(DEPLOYMENT, service, cluster))).toHaveLength(times);
    expect(named('service-refused', together(DEPLOYMENT, service))).toHaveLength(port < 30_000 ? 1 : 0);
  });
});

test('What an Ingress leads to is an address to some controllers, and what nobody leads to a name', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: { name: box }\nspec: { type: ExternalName, externalName: 10.8.10.212, ports: [{ port: 80 }] }\n';
  const ingress =
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: box }\nspec: { defaultBackend: { service: { name: box, port: { number: 80 } } } }\n';
  expect(named('external-name-is-address', service)).toMatchObject([{ severity: 'error', assumptions: [] }]);
  expect(named('external-name-is-address', together(service, ingress))).toMatchObject([
    { severity: 'warning', assumptions: ['somebody asks for the Service by its name in DNS'] },
  ]);
});

test('A budget of a version that no longer has a server is not asked for what came after it', () => {
  const budget = changed(BUDGET, { 'unhealthyPodEvictionPolicy: AlwaysAllow': '' });
  const told = (text: string) => named('budget-keeps-broken-pods', together(DEPLOYMENT, SERVICE, text)).length;
  expect([told(budget), told(budget.replace('policy/v1', 'policy/v1beta1'))]).toEqual([1, 0]);
});

test.each([
  ['', 1],
  ['ttlSecondsAfterFinished: 60', 0],
  ['ttlSecondsAfterFinished: 86400', 1],
])('A Job of which soon nothing is left is run again by who looks on: %s', (ttl, times) => {
  const job = JOB.replace('spec:\n  template:', `spec:\n  backoffLimit: 0\n  ${ttl}\n  template:`);
  expect(named('job-ends-on-drain', job)).toHaveLength(times);
});

test('A controller whose only Service is for its metrics is asked by nobody, whatever else it listens at', () => {
  const ports = 'ports: [{ name: http, containerPort: 8080 }]';
  const controller = (name: string, port: string) =>
    together(
      changed(DEPLOYMENT, {
        ...UNSTATED,
        [ports]: 'ports: [{ name: webhooks, containerPort: 8081 }, { name: http, containerPort: 8080 }]',
      }),
      SERVICE.replace('port: 80, ', `name: ${port}, port: 80, `),
    ).replace('\n  name: web\n', `\n  name: ${name}\n`);
  const told = (text: string) => rulesIn(found(text)).includes('budget-missing');
  expect(told(controller('scaling-controller', 'metrics'))).toBe(false);
  expect(told(controller('scaling-controller', 'api'))).toBe(true);
  expect(told(controller('ingress-controller', 'metrics'))).toBe(true);
});

describe('One text behind several rendered ones is one to mend', () => {
  const probeless = changed(DEPLOYMENT, {
    'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }': '',
    '- name: web': '- name: shop-app',
  });
  const told = (...places: readonly (readonly [file: string, renderedFrom: string, namespace: string])[]) =>
    reportOf(
      check(
        places.flatMap(([file, renderedFrom, namespace]) =>
          manifestsIn(probeless.replace('\n  name: web\n', `\n  name: web\n  namespace: ${namespace}\n`)).map(
            (one) => ({
              object: one.object,
              file,
              renderedFrom,
              locate: () => ({ line: 9, column: 1, endLine: 9, endColumn: 2 }),
            }),
          ),
        ),
      ),
      { files: places.length, resources: places.length, problems: [], skipped: [] },
    ).findings.filter(({ rule }) => rule === 'readiness-missing');

  test('in a namespace that is called like the beginning of another name', () => {
    const file = 'base/web.yaml';
    expect(told([file, 'overlays/a', 'shop'], [file, 'overlays/b', 'other'])).toMatchObject([{ also: [{}] }]);
  });

  test('in charts that are kept in folders of their versions, but not in charts of their own', () => {
    const [old, newer] = ['src/redis/1.2.1', 'src/redis/1.10.0'];
    expect(
      told([`${old}/templates/web.yaml`, old, 'shop'], [`${newer}/templates/web.yaml`, newer, 'shop']),
    ).toMatchObject([{ renderedFrom: newer, also: [{ renderedFrom: old }] }]);
    expect(told(['a/templates/web.yaml', 'a', 'shop'], ['b/templates/web.yaml', 'b', 'shop'])).toHaveLength(2);
  });
});
