import { asObject, type Json } from '../../lib/kubernetes';
import { findChange, simulate, type Change, type ChangeSet, type ScenarioName } from '../../lib/simulation';
import type { Workload, World } from '../../lib/workload';
import { web, worldOf, type Web } from './manifests';

function changeOf(world: World, scenarios?: readonly ScenarioName[]): Change {
  return findChange(world, world.workloads[0] as Workload, scenarios && { scenarios });
}

/** The edits of a change that is found; nothing where there is none, or none is needed. */
function found(world: World, scenarios?: readonly ScenarioName[]): ChangeSet | undefined {
  const change = changeOf(world, scenarios);
  return 'none' in change || change.edits.length === 0 ? undefined : change;
}

const fix = (scenario: ScenarioName, given: Web) => found(web(given), [scenario]);

const valueOf = (edit: object) => ('value' in edit ? edit.value : undefined);

const written = ({ edits }: Pick<ChangeSet, 'edits'> = { edits: [] }) =>
  edits.map((edit) => [edit.path.join('.'), 'value' in edit ? edit.value : 'removed']);

/** What check says, too: it allows one eviction at every number of replicas. */
const ONE_AT_A_TIME = [
  ['spec.minAvailable', 'removed'],
  ['spec.maxUnavailable', 1],
];

const GRACE = 'spec.template.spec.terminationGracePeriodSeconds';
const HOOK = 'spec.template.spec.containers.0.lifecycle.preStop';
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0];

describe('The smallest change that makes a scenario safe', () => {
  test('is a preStop hook that waits as long as requests still come: 5 s over a ClusterIP', () => {
    expect(written(fix('delete-pod', { preStop: '' }))).toEqual([
      [[...CONTAINER, 'lifecycle', 'preStop'].join('.'), { sleep: { seconds: 5 } }],
    ]);
  });

  // pkg/canary/deployment_controller.go of Flagger: the copy has all labels, but for one that says -primary
  test('is a budget that also guards the pods from which Flagger serves', () => {
    const budgetOf = (more: string) => {
      const [edit] = fix('drain-node', { budget: null, more })?.edits ?? [];
      return asObject(asObject(valueOf(edit ?? {}) as Json)['spec'])['selector'];
    };
    const canary = (name: string) => `---
{ apiVersion: flagger.app/v1beta1, kind: Canary, metadata: { name: c }, spec: { targetRef: { kind: Deployment, name: ${name} } } }`;
    expect(budgetOf(canary('other'))).toEqual({ matchLabels: { app: 'web' } });
    expect(budgetOf(canary('web'))).toEqual({
      matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'web-primary'] }],
    });
  });

  test('raises the grace period only as far as hook and longest request need: 5 s and 28 s', () => {
    expect(fix('delete-pod', { facts: { 'longest-request': '28s' } })?.edits.map(valueOf)).toEqual([33]);
  });

  test('is a budget where a drain takes all pods of a node', () => {
    const change = fix('drain-all', { budget: null, replicas: 2, facts: { 'slowest-start': '20s' } });
    expect(change?.edits.map(({ resource }) => resource.kind)).toContain('PodDisruptionBudget');
  });

  test('is a second replica with a budget where a drain takes the only pod, and without one where somebody deletes it', () => {
    const kinds = (scenario: ScenarioName) =>
      fix(scenario, { budget: null, replicas: 1 })?.edits.map(({ resource }) => resource.kind);
    expect(kinds('drain-node')).toEqual(['Deployment', 'PodDisruptionBudget']);
    expect(kinds('delete-pod')).toEqual(['Deployment']);
  });

  test('is another strategy where the old pods go before the new ones come', () => {
    const change = fix('rollout', { strategy: '{ type: Recreate }' });
    expect(change?.edits.map(({ path }) => path)).toEqual([['spec', 'strategy']]);
  });

  test('is found where one number helps only once another field is mended: 10 s of ingress-nginx, and 25% unavailable', () => {
    const strategy = '{ rollingUpdate: { maxUnavailable: 25%, maxSurge: 25% } }';
    const edits = new Map(
      written(fix('rollout', { replicas: 4, strategy, minReady: 0, facts: { traffic: 'ingress-nginx' } })) as never,
    );
    expect(edits.get('spec.minReadySeconds')).toBe(10);
    expect(edits.get('spec.strategy.rollingUpdate.maxUnavailable')).toBe(0);
  });

  test('is a longer hook where no budget helps: a load balancer goes on to send requests to the node that is drained', () => {
    const text = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, annotations: { zero-downtime/longest-request: 1s, zero-downtime/on-sigterm: drains } }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          ports: [{ containerPort: 80 }]
          readinessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 5 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: LoadBalancer, externalTrafficPolicy: Local, selector: { app: web }, ports: [{ port: 80 }] }`;
    expect(found(worldOf(text), ['drain-node'])?.edits.map(({ path }) => path.at(-1))).toContain('preStop');
  });

  test('is a readiness probe where requests come to what has not started', () => {
    const change = fix('rollout', { readiness: '' });
    expect(change?.edits.map(({ path }) => path.at(-1))).toEqual(['readinessProbe']);
  });

  test('is as many replicas as a load balancer needs that checks new pods for longer than they take to start', () => {
    const facts = { traffic: 'custom(drain-lag=5s first-use=8s)', 'slowest-start': '3s' };
    const [edit] = fix('drain-all', { replicas: 2, facts })?.edits ?? [];
    const replicas = Number(edit && valueOf(edit));
    expect(edit?.path).toEqual(['spec', 'replicas']);
    expect(fix('drain-all', { replicas, facts })).toBeUndefined();
    expect(fix('drain-all', { replicas: replicas - 1, facts })).toBeDefined();
  });

  test('is found where everything is as Kubernetes has it by default, field after field', () => {
    const change = fix('rollout', {
      replicas: 5,
      strategy: '{ type: RollingUpdate }',
      minReady: 0,
      readiness: '',
      preStop: '',
    });
    const fields = change?.edits.map(({ path }) => path.at(-1));
    expect(new Set(fields)).toEqual(new Set(['maxUnavailable', 'minReadySeconds', 'readinessProbe', 'preStop']));
  });

  const NO_PROBE = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store, annotations: { zero-downtime/on-sigterm: drains } }
spec:
  replicas: 3
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec: { containers: [{ name: store, image: 'store:1', lifecycle: { preStop: { sleep: { seconds: 5 } } } }] }
---
apiVersion: v1
kind: Service
metadata: { name: store }
spec: { selector: { app: store }, ports: [{ port: 80, targetPort: 9000 }] }
`;

  test.each(['crashes-at-once', 'rollout'] as const)(
    'asks the port that only the Service names where pods count as ready whenever they run: %s',
    (scenario) => {
      const edits = found(worldOf(NO_PROBE), [scenario])?.edits ?? [];
      const probes = edits.filter(({ path }) => path.at(-1) === 'readinessProbe');
      expect(probes.map(valueOf)).toEqual([{ tcpSocket: { port: 9000 }, periodSeconds: 1 }]);
    },
  );

  test('asks the port that a Service leads to, and not the console that is declared before it', () => {
    const text = NO_PROBE.replace(
      "image: 'store:1',",
      "image: 'store:1', ports: [{ containerPort: 15672 }, { containerPort: 9000 }],",
    );
    const edits = found(worldOf(text), ['rollout'])?.edits ?? [];
    const probe = edits.find(({ path }) => path.at(-1) === 'readinessProbe');
    expect(probe && valueOf(probe)).toEqual({ tcpSocket: { port: 9000 }, periodSeconds: 1 });
  });

  describe('copies what another probe asks', () => {
    const changed = (httpGet: string) =>
      found(
        worldOf(NO_PROBE.replace("image: 'store:1',", `image: 'store:1', livenessProbe: { httpGet: ${httpGet} },`)),
        ['rollout'],
      );
    const probeIn = (change: ChangeSet | undefined) =>
      asObject(change?.edits.map((edit) => asObject(valueOf(edit) as Json)).find((one) => 'periodSeconds' in one));

    test.each([
      '{ path: /live, port: 9000 }',
      '{ path: /live, port: 9000, httpHeaders: [{ name: Host, value: shop.example }] }',
      '{ path: /live, port: 9000, httpHeaders: [{ name: ACCEPT, value: text/plain }] }',
    ])('%s', (httpGet) => {
      expect(probeIn(changed(httpGet))).toHaveProperty('httpGet');
    });

    test.each([
      '{ path: /live, port: 9000, httpHeaders: [{ name: Authorization, value: Basic aGlkZGVu }] }',
      '{ path: /live, port: 9000, httpHeaders: [{ name: Host, value: x }, { name: X-Key, value: aGlkZGVu }] }',
      '{ path: /live, port: 9000, httpHeaders: [{ name: cookie, value: aGlkZGVu }] }',
      '{ path: "/live?key=aGlkZGVu", port: 9000 }',
    ])('but nothing that may hold a secret, and says so: %s', (httpGet) => {
      const change = changed(httpGet);
      expect(probeIn(change)).toEqual({ tcpSocket: { port: 9000 }, periodSeconds: 1 });
      expect(JSON.stringify(change)).not.toContain('aGlkZGVu');
      expect(change?.caveats.join()).toContain('the liveness probe asks the application');
    });
  });

  test('is none where the process ends by itself', () => {
    expect(fix('crash', {})).toBeUndefined();
  });

  test.each([
    [
      'a second replica where a budget keeps the only one',
      { replicas: 1, budget: 'minAvailable: 1' },
      [['spec.replicas', 2]],
    ],
    ['a budget that allows one disruption of three', { budget: 'minAvailable: 3' }, ONE_AT_A_TIME],
    ['the same where all are wanted', { budget: 'minAvailable: 100%' }, ONE_AT_A_TIME],
    ['the same where none may be missing', { budget: 'maxUnavailable: 0' }, [['spec.maxUnavailable', 1]]],
    [
      'both where none of one may be missing',
      { replicas: 1, budget: 'maxUnavailable: 0' },
      [
        ['spec.maxUnavailable', 1],
        ['spec.replicas', 2],
      ],
    ],
  ])('of a drain that never ends is %s', (_, given, edits) => {
    expect(written(fix('drain-node', given))).toEqual(edits);
  });
});

describe('The change of a workload, proved in all scenarios at once,', () => {
  const ALL_DEFAULTS = { minReady: 0, readiness: '', preStop: '', budget: null, strategy: '{ type: RollingUpdate }' };

  test('has what each of them needs, every edit with what comes of its lack, and what it costs', () => {
    const change = found(web({ ...ALL_DEFAULTS, replicas: 4 }));
    expect(change?.edits.map(({ path }) => path.at(-1) ?? '')).toEqual(
      expect.arrayContaining(['readinessProbe', 'preStop', 'minReadySeconds', 'maxUnavailable', '']),
    );
    expect(change?.reasons.map(({ edit }) => edit)).toEqual(change?.edits.map((_, place) => place));
    for (const { lost, stuck } of change?.reasons ?? []) expect(lost > 0 || stuck !== undefined).toBe(true);
    const { rollout, pods, replicas } = (change as ChangeSet).costs;
    expect(rollout?.after).toBeGreaterThan(rollout?.before ?? Infinity);
    expect(pods.after).toBeGreaterThanOrEqual(replicas.after);
    expect(replicas).toEqual({ before: 4, after: 4 });
  });

  test('is nothing where all is well', () => {
    expect(changeOf(web())).toMatchObject({ edits: [], reasons: [], caveats: [] });
  });

  test('says what a probe that only asks for a port does not tell', () => {
    expect(found(web({ readiness: '' }))?.caveats).toEqual([
      expect.stringMatching(/only asks whether its port is open/),
    ]);
  });

  test('leaves nothing to the two seconds that the kubelet leaves between SIGTERM and SIGKILL', () => {
    const tight = { preStop: '', grace: 5, facts: { 'longest-request': '1s' } };
    expect(new Map(written(found(web(tight))) as [string, number][]).get(GRACE)).toBe(6);
    // The API server gives every pod its two seconds, so that nothing is lost as it is.
    expect(changeOf(web({ ...tight, preStop: '{ sleep: { seconds: 5 } }' }))).toMatchObject({ edits: [] });
  });

  test('makes a pod that is alone two, not a hook so long that the next one has started', () => {
    const change = found(web({ replicas: 1 }));
    expect(written(change)).toContainEqual(['spec.replicas', 2]);
    expect(change?.edits.some(({ path }) => path.includes('preStop'))).toBe(false);
    expect(change?.caveats.join()).toMatch(/has been alone so far/);
  });

  const VOLUME = (strategy: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  replicas: 1
  strategy: ${strategy}
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - { name: db, image: 'postgres:16', ports: [{ containerPort: 5432 }], readinessProbe: { tcpSocket: { port: 5432 } } }
      volumes: [{ name: data, persistentVolumeClaim: { claimName: db } }]
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: db }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }`;

  test.each([
    ['rolled', '{ type: RollingUpdate }', /share a volume.*The strategy Recreate lets the rollout end, with a gap/],
    ['recreated', '{ type: Recreate }', /volume.*: if they can, choose RollingUpdate.*plan the gap/],
  ])(
    'is none for a single pod with a volume for one node that is %s, and never what does not end',
    (_, strategy, why) => {
      const change = changeOf(worldOf(VOLUME(strategy)));
      expect('none' in change ? change.none : '').toMatch(why);
    },
  );

  // A rollout that takes the only pod first, and a Service that goes on to lead to it whatever a hook does
  test.each([[['rollout']], [['rollout', 'drain-node']]] as const)(
    'never says that none is enough where with the nearest nothing is lost: %s',
    (scenarios) => {
      const change = changeOf(
        worldOf(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: query }
spec:
  replicas: 1
  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }
  selector: { matchLabels: { app: query } }
  template:
    metadata: { labels: { app: query } }
    spec:
      containers:
        - { name: query, image: 'query:1', ports: [{ containerPort: 3100 }], readinessProbe: { tcpSocket: { port: 3100 } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: query }, spec: { publishNotReadyAddresses: true, selector: { app: query }, ports: [{ port: 3100 }] } }
`),
        scenarios,
      );
      expect('none' in change).toBe(false);
    },
  );

  test.each([
    ['pods', 'deployments', /two of it would work against each other/],
    ['leases', 'deployments', /^$/],
  ])('doubles no operator that its rollout keeps alone, unless it may hold %s', (held, changed, why) => {
    const world = worldOf(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: roller }
spec:
  replicas: 1
  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }
  selector: { matchLabels: { app: roller } }
  template:
    metadata: { labels: { app: roller } }
    spec:
      serviceAccountName: roller
      containers:
        - { name: roller, image: 'roller:1', ports: [{ containerPort: 8443 }], readinessProbe: { tcpSocket: { port: 8443 } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: roller }, spec: { selector: { app: roller }, ports: [{ port: 8443 }] } }
---
{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: rolls }, rules: [{ apiGroups: ['*'], resources: [${held}, ${changed}], verbs: [update] }] }
---
{ apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: { name: rolls }, roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: rolls }, subjects: [{ kind: ServiceAccount, name: roller }] }
`);
    const change = changeOf(world, ['drain-node']);
    expect('none' in change ? change.none : '').toMatch(why);
  });

  test('is none where a second pod of a database would be another database, and says so', () => {
    const text = VOLUME('{ type: RollingUpdate }')
      .replace(/ +volumes:.*\n/, '')
      .replace(/---\napiVersion: v1\nkind: PersistentVolumeClaim[^]*?(?=---)/, '');
    const change = changeOf(worldOf(text));
    expect('none' in change ? change.none : '').toMatch(/PostgreSQL in one pod.*data of its own/);
  });

  test('is none for a Pod that no controller runs, and says so', () => {
    const [deployment, ...others] = web().manifests.map(({ object }) => object);
    const template = (deployment?.['spec'] as { template: object }).template;
    const pod = { apiVersion: 'v1', kind: 'Pod', ...template, metadata: { name: 'web', labels: { app: 'web' } } };
    const change = changeOf(worldOf([pod, ...others].map((object) => JSON.stringify(object)).join('\n---\n')));
    expect('none' in change ? change.none : '').toMatch(/no controller runs the pod/);
  });

  const SLOW = { facts: { 'slowest-start': '210s' }, minReady: 10 };
  const http = (more: string) => `{ httpGet: { path: /health, port: http }, ${more} }`;

  test.each(['livenessProbe', 'startupProbe'])('lets a %s wait for a slow start', (probe) => {
    const more = `          ${probe}: ${http('periodSeconds: 10, failureThreshold: 5')}`;
    const change = found(web({ ...SLOW, more }));
    const [[path, value] = []] = written(change);
    expect(path).toMatch(new RegExp(`${probe}.failureThreshold$`));
    // not killed before (F - 1) * 10 s, and one probe earlier it may be
    expect([22, 23]).toContain(value);
  });

  test('takes a native sleep for an exec hook that cannot run', () => {
    const text = JSON.stringify(
      web({ preStop: '{ exec: { command: [/bin/sh, -c, sleep 10] } }' }).manifests.map(({ object }) => object),
    );
    const objects = JSON.parse(text.replace('"web:1"', '"gcr.io/distroless/static-debian12:nonroot"')) as object[];
    const change = found(worldOf(objects.map((object) => JSON.stringify(object)).join('\n---\n')));
    expect(written(change)).toEqual([[HOOK, { sleep: { seconds: 5 } }]]);
    expect(change?.caveats.join()).toMatch(/has never run/);
  });

  test('lets a hook that does something keep it, and wait for longer', () => {
    const preStop = '{ exec: { command: [sh, -c, "rm -f /tmp/ready; sleep 2"] } }';
    expect(written(found(web({ preStop })))).toEqual([[`${HOOK}.exec.command.2`, 'rm -f /tmp/ready; sleep 5']]);
  });

  test('takes one of two budgets away', () => {
    const all =
      '{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: all }, spec: { maxUnavailable: 1, selector: {} } }';
    const texts = web().manifests.map(({ object }) => JSON.stringify(object));
    expect(found(worldOf([...texts, all].join('\n---\n')))?.edits).toMatchObject([
      { resource: { kind: 'PodDisruptionBudget' }, path: [], remove: true },
    ]);
  });

  test('no longer sends requests to pods that are not ready', () => {
    const manifests = web()
      .manifests.map(({ object }) => JSON.stringify(object))
      .join('\n---\n');
    const text = manifests.replace(
      '"kind":"Service","metadata":{"name":"web"},"spec":{',
      '$&"publishNotReadyAddresses":true,',
    );
    expect(written(found(worldOf(text)))).toEqual([['spec.publishNotReadyAddresses', false]]);
  });

  test('does not ask what an autoscaler can no longer do', () => {
    const scaler =
      '{ apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: web }, spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 1, maxReplicas: 10 } }';
    const texts = web({ budget: 'minAvailable: 80%' }).manifests.map(({ object }) =>
      JSON.stringify(object).replace('"replicas":3,', ''),
    );
    const edits = written(found(worldOf([...texts, scaler].join('\n---\n'))));
    expect(new Map(edits as [string, unknown][])).toEqual(
      new Map([...ONE_AT_A_TIME, ['spec.minReplicas', 2]] as [string, unknown][]),
    );
  });
});

describe('What stands in the way of a rollout beside the workload', () => {
  const other = `
---
{ apiVersion: apps/v1, kind: Deployment, metadata: { name: other }, spec: { replicas: 2, selector: { matchLabels: { app: other } }, template: { metadata: { labels: { app: other } }, spec: { containers: [{ name: other, image: 'other:1' }] } } } }`;
  const quota = (hard: string) =>
    `---\n{ apiVersion: v1, kind: ResourceQuota, metadata: { name: team }, spec: { hard: { ${hard} } } }`;

  test.each([
    ['pods: 3', '', 'pods', 4],
    ["pods: '3'", '', 'pods', '4'],
    ['pods: 5', other, 'pods', 6],
    ['requests.cpu: 700m', '', 'requests.cpu', '800m'],
    ['limits.memory: 300Mi', '', 'limits.memory', '400Mi'],
  ])('is a quota with too little room: %s', (hard, beside, resource, allowed) => {
    const more = `          resources: { requests: { cpu: 200m }, limits: { memory: 100Mi } }\n${quota(hard)}${beside}`;
    const change = found(web({ more }), ['rollout']);
    expect(written(change)).toEqual([[`spec.hard.${resource}`, allowed]]);
    expect(change?.caveats.join()).toMatch(/the ResourceQuota team bounds everything in its namespace/);
  });

  test('says beside its proof what is not simulated', () => {
    const more = `      affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: cache } }, topologyKey: kubernetes.io/hostname }] } }\n`;
    expect(found(web({ more, preStop: '' }), ['rollout'])?.caveats.join()).toMatch(/podAffinity.* is not simulated/);
  });

  const service = (spec: string) =>
    worldOf(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: { zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains }
spec:
  replicas: 3
  minReadySeconds: 20
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 8 } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }], ${spec} } }
`);

  test.each([
    ['internalTrafficPolicy: Local', 'internalTrafficPolicy'],
    ['type: NodePort, externalTrafficPolicy: Local', 'externalTrafficPolicy'],
  ])('is a Service that meets the pods of one node only: %s', (spec, policy) => {
    expect(written(found(service(spec), ['rollout', 'delete-pod']))).toEqual([[`spec.${policy}`, 'Cluster']]);
  });
});

describe('One directory is for one database', () => {
  const store = (image: string, strategy: string, volume: string, more = '', beside = '') =>
    worldOf(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: store }
spec:
  replicas: 1
  strategy: ${strategy}
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec:
      containers:
        - { name: store, image: '${image}', ports: [{ containerPort: 7000 }], volumeMounts: [{ name: d, mountPath: /d${more} }] }
      volumes: [{ name: d, ${volume} }]
---
{ apiVersion: v1, kind: Service, metadata: { name: store }, spec: { selector: { app: store }, ports: [{ port: 7000 }] } }${beside}
`);
  const rollout = (world: World) => simulate(world, { scenarios: ['rollout'] })[0];
  const FIRST = '{ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }';
  const ROLLING = '{ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }';
  const NODE = 'hostPath: { path: /srv/store }';

  test.each([
    ['postgres:16', 'persistentVolumeClaim: { claimName: d }'],
    ['mysql:8', NODE],
    ['sonatype/nexus3:3.70.0', 'nfs: { server: files, path: / }'],
    ['prom/prometheus:v2.53.0', NODE],
    ['registry.example.com/unknown:1', NODE],
  ])('no change starts a second %s beside one that is taken away first', (image, volume) => {
    const change = changeOf(store(image, FIRST, volume), ['rollout']);
    expect(change).toHaveProperty('none');
    expect(JSON.stringify(change)).not.toContain('"maxSurge"],"value"');
  });

  test.each([
    ['postgres:16', NODE],
    ['mongo:7', 'persistentVolumeClaim: { claimName: d }'],
    ['jenkins/jenkins:lts', 'cephfs: { monitors: [m] }'],
  ])('and a rollout that does is proved by nothing: %s', (image, volume) => {
    const world = store(image, ROLLING, volume);
    expect(rollout(world)?.doubts.join()).toMatch(/two pods of store .* at once/);
    const change = changeOf(world, ['rollout']);
    expect('none' in change && change.none).toContain('Recreate');
  });

  test.each([
    ['has a directory for each pod', 'postgres:16', 'emptyDir: {}', ''],
    ['only reads it', 'postgres:16', NODE, ', readOnly: true'],
    ['has the clock of its node', 'postgres:16', 'hostPath: { path: /etc/localtime, type: File }', ''],
    ['is nothing that is known', 'registry.example.com/unknown:1', NODE, ''],
  ])('but nothing is said of what %s', (_, image, volume, more) => {
    expect(rollout(store(image, ROLLING, volume, more))?.doubts).toEqual([]);
  });

  test.each([
    ['a directory of its node', 'mysql:8', NODE, '', true],
    ['a claim of a local volume', 'web:1', 'persistentVolumeClaim: { claimName: d }', 'local: { path: /d }', true],
    ['a claim of a share', 'web:1', 'persistentVolumeClaim: { claimName: d }', 'nfs: { server: n, path: / }', false],
    ['a clock', 'mysql:8', 'hostPath: { path: /etc/localtime }', '', false],
  ])('and stays on its node in a drain: %s', (_, image, volume, source, stays) => {
    const claim = `{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: d }, spec: { accessModes: [ReadWriteMany], volumeName: v, resources: { requests: { storage: 1Gi } } } }`;
    const its = `{ apiVersion: v1, kind: PersistentVolume, metadata: { name: v }, spec: { accessModes: [ReadWriteMany], capacity: { storage: 1Gi }, ${source} } }`;
    const world = store(image, ROLLING, volume, '', source && `\n---\n${claim}\n---\n${its}`);
    const [drain] = simulate(world, { scenarios: ['drain-node'] });
    expect(/stays on its node/.test(drain?.doubts.join() ?? '')).toBe(stays);
  });

  test('which a pod that all others end before has for itself', () => {
    expect(rollout(store('postgres:16', '{ type: Recreate }', NODE))?.doubts).toEqual([]);
  });
});

describe('A store of several members', () => {
  const members = (image: string, ports: string, more: { clients?: string; spec?: string; headless?: string } = {}) =>
    worldOf(`
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store }
spec:
  serviceName: peers
  replicas: 3
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec: { ${more.spec ?? ''} containers: [{ name: store, image: '${image}', ports: [${ports}] }] }
---
{ apiVersion: v1, kind: Service, metadata: { name: peers }, spec: { clusterIP: None, ${more.headless ?? ''} selector: { app: store }, ports: [${ports.replaceAll('containerPort', 'port')}] } }
---
{ apiVersion: v1, kind: Service, metadata: { name: clients }, spec: { selector: { app: store }, ports: [{ port: ${more.clients ?? 80} }] } }
`);
  const probe = (world: World) => found(world, ['rollout'])?.edits.find(({ path }) => path.at(-1) === 'readinessProbe');

  test.each([
    [
      'zookeeper:3.9',
      '{ containerPort: 2888, name: server }, { containerPort: 3888, name: election }, { containerPort: 2181 }',
      '2181',
    ],
    ['quay.io/coreos/etcd:v3.5.9', '{ containerPort: 2380 }, { containerPort: 2379 }', '80'],
    ['hashicorp/consul:1.19', '{ containerPort: 8301, name: serflan }, { containerPort: 8500, name: http }', '80'],
    ['registry.example.com/unknown:1', '{ containerPort: 9001, name: gossip }, { containerPort: 9000 }', '80'],
  ])('is asked where clients ask it, and not where its members talk: %s', (image, ports, clients) => {
    const last = Number(/(\d+)(?=[^\d]*$)/.exec(ports)?.[0]);
    expect(probe(members(image, ports, { clients }))).toMatchObject({ value: { tcpSocket: { port: last } } });
  });

  test('has no probe where only its members are known to talk, and one where the number is all that is known', () => {
    expect(probe(members('zookeeper:3.9', '{ containerPort: 3888 }', { clients: '3888' }))).toBeUndefined();
    expect(
      probe(members('registry.example.com/unknown:1', '{ containerPort: 7000 }', { clients: '7000' })),
    ).toBeDefined();
  });

  test('is told that a probe hides its members from each other, unless their Service publishes all', () => {
    const told = (headless: string) =>
      found(members('zookeeper:3.9', '{ containerPort: 2181 }', { headless }), ['rollout'])?.caveats.join();
    expect(told('')).toContain('publishNotReadyAddresses');
    expect(told('publishNotReadyAddresses: true,')).not.toContain('publishNotReadyAddresses');
  });
});

describe('The cause of a gap in the rollout of a single pod', () => {
  const paths = (strategy: string) =>
    simulate(web({ replicas: 1, strategy, facts: { 'slowest-start': '5s' } }), {
      scenarios: ['rollout'],
    })[0]?.losses.map(({ blame }) => blame.path.at(-1));

  test('is the maxUnavailable that lets it go first', () => {
    expect(paths('{ rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } }')).toContain('maxUnavailable');
    expect(paths('{ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }')).toEqual([]);
  });
});

test('What a change costs compares the same behaviour: a wait of 6 s costs no more than 6 s for each pod', () => {
  const { costs } = found(web({ preStop: '', facts: { 'on-sigterm': 'unknown' } }), ['rollout']) ?? {};
  const { before, after } = costs?.rollout ?? {};
  expect((after ?? 0) - (before ?? 0)).toBeLessThanOrEqual(3 * 6 + 1);
});

describe('A longer wait', () => {
  const lookedUp = (more: string, { facts = '', hook = '', ip = 'clusterIP: None,' } = {}) =>
    worldOf(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, annotations: { ${facts} } }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { ${more} containers: [{ name: web, image: 'web:1', ports: [{ containerPort: 80 }], ${hook} }] }
---
{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { ${ip} selector: { app: web }, ports: [{ port: 80 }] } }
`);
  const grace = (world: World) =>
    valueOf(found(world, ['delete-pod'])?.edits.find(({ path }) => path.join('.') === GRACE) ?? {});

  test.each([
    ['comes on top of what an application had that nobody knows: 36 s and 30 s', '', '', 66],
    ['and of what its hook left it: 36 s and 50 - 10 s', 'terminationGracePeriodSeconds: 50,', '10', 76],
    ['leaves what is more than enough as it is', 'terminationGracePeriodSeconds: 80,', '', undefined],
  ])('%s', (_, more, seconds, expected) => {
    const hook = seconds && `lifecycle: { preStop: { sleep: { seconds: ${seconds} } } }`;
    expect(grace(lookedUp(more, { hook }))).toBe(expected);
  });

  test('leaves what is stated to be enough: 35 s and 2 s', () => {
    const facts = 'zero-downtime/on-sigterm: drains, zero-downtime/longest-request: 2s';
    expect(grace(lookedUp('', { facts }))).toBe(37);
  });

  test('of a few seconds leaves the default as it is', () => {
    expect(grace(lookedUp('', { ip: '' }))).toBeUndefined();
  });
});

test('Of a port of the node it says that nothing listens there meanwhile, and of no readiness probe: it would not help', () => {
  const world = worldOf(
    "{ apiVersion: apps/v1, kind: DaemonSet, metadata: { name: web, annotations: { zero-downtime/traffic: host-port, zero-downtime/slowest-start: 5s } }, spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { hostNetwork: false, containers: [{ name: web, image: 'web:1', readinessProbe: { httpGet: { path: /, port: 80 } }, ports: [{ containerPort: 80, hostPort: 80 }] }] } } } }",
  );
  for (const scenario of ['rollout', 'crashes-at-once'] as const)
    expect(changeOf(world, [scenario])).toMatchObject({
      none: expect.stringMatching(/take a port of their node/) as string,
    });
});
