import { casesOf, findChange, worstOutcome, type Outcome, type ScenarioName } from '../../lib/simulation';
import { asObject, type KubernetesVersion } from '../../lib/kubernetes';
import { readWorld, type Workload, type World } from '../../lib/workload';
import { web, worldOf } from './manifests';
import { parse } from 'yaml';

function play(world: World, scenario: ScenarioName, nodes?: number): Outcome {
  const [one] = casesOf(world, { scenarios: [scenario] });
  return worstOutcome(world, one as NonNullable<typeof one>, { fix: false, ...(nodes !== undefined && { nodes }) });
}

/** The same manifests, with nothing stated about them. */
const withoutFacts = ({ manifests }: World): World =>
  readWorld(
    manifests.map(({ object }) => ({
      object: { ...object, metadata: { name: asObject(object['metadata'])['name'] ?? '' } },
    })),
  );

const why = ({ end }: Outcome): string => (end.done ? '' : end.why);

const quota = (hard: string, more = '') =>
  `\n---\n{ apiVersion: v1, kind: ResourceQuota, metadata: { name: team }, spec: { hard: { ${hard} }${more} } }`;

// pkg/quota/v1/evaluator/core/pods.go QuotaV1Pod: terminating pods count, too
describe('A quota of the namespace', () => {
  const rolled = (hard: string, strategy?: string, more?: string) =>
    play(web({ more: quota(hard, more), ...(strategy && { strategy }) }), 'rollout');

  test('of as many pods as there are keeps a rollout waiting that takes none away first', () => {
    const outcome = rolled('pods: 3');
    expect(outcome).toMatchObject({ verdict: 'stuck', lost: 0, mostPods: 3 });
    expect(why(outcome)).toMatch(/the quota team \(pods\) leaves room for 3 pods of web/);
  });

  test('of one more lets it go on, as slowly as pods terminate', () => {
    const [tight, roomy] = [rolled('pods: 4'), rolled('pods: 100')];
    expect(tight).toMatchObject({ verdict: 'safe', mostPods: 4, end: { done: true } });
    expect(tight.end.done && roomy.end.done && tight.end.settled >= roomy.end.settled).toBe(true);
  });

  test('keeps nothing waiting where an old pod goes first', () => {
    expect(rolled('pods: 3', '{ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }').end.done).toBe(true);
  });

  test('counts what the others of the namespace use', () => {
    const other = `\n---\n{ apiVersion: apps/v1, kind: Deployment, metadata: { name: other }, spec: { replicas: 2, selector: { matchLabels: { app: other } }, template: { metadata: { labels: { app: other } }, spec: { containers: [{ name: other, image: 'other:1' }] } } } }`;
    expect(rolled('pods: 5').verdict).toBe('safe');
    expect(play(web({ more: quota('pods: 5') + other }), 'rollout').verdict).toBe('stuck');
  });

  test('is raised where somebody counts on every pod; else one pod goes before the next one comes', () => {
    const silent = { preStop: '{ sleep: { seconds: 10 } }', strategy: '{ rollingUpdate: { maxSurge: 25% } }' };
    const changed = (world: World) =>
      findChange(world, world.workloads[0] as Workload, { scenarios: ['rollout', 'rollback'] });
    const counted = changed(web({ more: quota('pods: 3') }));
    expect(counted).toMatchObject({ edits: [{ path: ['spec', 'hard', 'pods'], value: 4 }] });
    expect('caveats' in counted && counted.caveats.join()).toMatch(/maxSurge 0 with maxUnavailable 1/);
    expect(changed(withoutFacts(web({ ...silent, more: quota('pods: 3') })))).toMatchObject({
      edits: [{ path: ['spec', 'strategy', 'rollingUpdate', 'maxSurge'], value: 0 }],
    });
  });

  test('of what containers say nothing of refuses every new pod, unless a LimitRange fills it in', () => {
    const outcome = rolled('requests.memory: 10Gi');
    expect(outcome).toMatchObject({ verdict: 'stuck', lost: 0, mostPods: 3 });
    expect(why(outcome)).toMatch(/refuses new pods of web: the quota team counts requests\.memory/);
    expect(rolled('count/services: 1').verdict).toBe('safe');
    const filled =
      '\n---\n{ apiVersion: v1, kind: LimitRange, metadata: { name: l }, spec: { limits: [{ type: Container, defaultRequest: { memory: 1Mi } }] } }';
    expect(play(web({ more: quota('requests.memory: 10Gi') + filled }), 'rollout').verdict).not.toBe('stuck');
  });

  test.each([
    ['max: { memory: 1Gi }', '{ limits: { memory: 2Gi } }', /at the most, and web asks for 2Gi/],
    ['max: { cpu: 500m }', '{ requests: { cpu: 1 } }', /500m of cpu at the most, and web asks for 1$/],
    ['min: { cpu: 100m }', '{ requests: { cpu: 50m } }', /100m of cpu at the least, and web asks for 50m/],
    ['max: { memory: 1Gi }', '{ limits: { memory: 1024Mi } }', undefined],
    ['min: { cpu: 100m }', '{ limits: { cpu: 100m } }', undefined],
    ['min: { cpu: 100m }, defaultRequest: { cpu: 200m }', '{}', undefined],
  ])(
    'is not the only one who refuses pods, a LimitRange of { %s } does for resources of %s',
    (limits, resources, words) => {
      const range = `\n---\n{ apiVersion: v1, kind: LimitRange, metadata: { name: l }, spec: { limits: [{ type: Container, ${limits} }] } }`;
      const limited = web({ more: range }).manifests.map(({ object }) =>
        JSON.stringify(object).replace('"image":"web:1"', `$&,"resources":${JSON.stringify(parse(resources))}`),
      );
      const outcome = play(worldOf(limited.join('\n---\n')), 'rollout');
      expect(outcome.verdict).toBe(words ? 'stuck' : 'safe');
      if (words) expect(why(outcome)).toMatch(words);
    },
  );

  test('is not simulated where it is for some pods only, which is said', () => {
    expect(rolled('pods: 3', undefined, ', scopes: [Terminating]')).toMatchObject({ verdict: 'unknown', lost: 0 });
  });
});

// NodeAffinity: nodes that are asked for by name are all there are
describe('Pods that ask for nodes by their names', () => {
  const drained = (more: string) => play(web({ more, replicas: 2 }), 'drain-node');

  test.each([
    '      nodeSelector: { kubernetes.io/hostname: node-1 }',
    '      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [a] }] }] } } }',
  ])('find no other one when the only one is drained: %s', (more) => {
    const outcome = drained(more);
    expect(outcome.verdict).not.toBe('safe');
    expect(why(outcome)).toMatch(/allows no eviction .* since 1 pod finds no node that may take it: by name/);
    const world = web({ more, replicas: 2 });
    const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['drain-node'] });
    expect(change).toMatchObject({
      none: expect.stringMatching(/web ask for one node by name.*widen their nodeSelector/),
    });
  });

  test('find one where they ask for several, or for labels that any node may have', () => {
    const affinity = (terms: string) =>
      `      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [${terms}] } } }`;
    const names = '{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [a, b] }] }';
    expect(drained(affinity(names)).verdict).toBe('safe');
    expect(drained('      nodeSelector: { disk: fast }').verdict).toBe('safe');
  });

  test('say how many there are taken to be', () => {
    const said = (more: string) =>
      /nodes/.test(
        drained(more)
          .assumptions.filter((one) => /may take/.test(one))
          .join(),
      );
    expect([said('      nodeSelector: { disk: fast }'), said('')]).toEqual([true, false]);
  });
});

// The scheduler knows nothing of where a ReadWriteOnce volume is attached
test('A pod with a volume of one node may come elsewhere when it is deleted, and waits until the old one has gone', () => {
  const claim = (mode: string) => `      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
---
{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: data }, spec: { accessModes: [${mode}] } }`;
  const lost = (mode: string) =>
    play(web({ replicas: 1, strategy: '{ type: Recreate }', more: claim(mode) }), 'delete-pod');
  expect(lost('ReadWriteOnce').lost).toBeGreaterThan(lost('ReadWriteMany').lost);
  expect(lost('ReadWriteOnce').assumptions.join()).toMatch(/its volume/);
});

describe('Volumes of one node', () => {
  const volumes = '      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]';
  const claim = (more: string) =>
    `{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: data }, spec: { ${more} } }`;
  const ONE_NODE = 'accessModes: [ReadWriteOnce]';
  const shared = (kind: string, apiVersion = 'apps/v1', strategy = '') =>
    worldOf(`${own(kind, apiVersion, strategy, volumes.trim())}\n---\n${claim(ONE_NODE)}`);
  const own = (kind: string, apiVersion: string, strategy: string, inPod: string, inSpec = '') => `
{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: web }, spec: { ${kind === 'DaemonSet' ? '' : 'replicas: 2,'} ${strategy} ${inSpec}
  selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: {
  ${inPod === '' ? '' : `${inPod},`} containers: [{ name: web, image: 'web:1', ports: [{ containerPort: 80 }] }] } } } }`;

  // pkg/controller/volume/attachdetach: Multi-Attach error, whatever made the pod
  test.each([
    ['Rollout', 'argoproj.io/v1alpha1', 'strategy: { canary: {} },'],
    ['StatefulSet', 'apps/v1', ''],
    ['DaemonSet', 'apps/v1', ''],
  ])('keep a new pod of a %s waiting where its template names one claim for all', (kind, apiVersion, strategy) => {
    expect(play(shared(kind, apiVersion, strategy), 'rollout').end).toMatchObject({
      done: false,
      why: expect.stringMatching(/waits for the volume that the others keep/) as string,
    });
  });

  test('keep the pod that comes for a deleted one waiting, where the others are on another node', () => {
    const deleted = (mode: string) =>
      play(web({ replicas: 2, more: `${volumes}\n---\n${claim(`accessModes: [${mode}]`)}` }), 'delete-pod').verdict;
    expect([deleted('ReadWriteOnce'), deleted('ReadWriteMany')]).toEqual(['stuck', 'safe']);
  });

  test('stop nobody where nothing attaches them, and are on one node where they are a directory of it', () => {
    const played = (storageClassName: string, scenario: 'rollout' | 'drain-node') =>
      play(web({ more: `${volumes}\n---\n${claim(`${ONE_NODE}, storageClassName: ${storageClassName}`)}` }), scenario);
    expect(played('nfs-client', 'rollout').verdict).toBe('safe');
    expect(played('nfs-client', 'drain-node').verdict).toBe('safe');
    expect(played('local-path', 'rollout').verdict).toBe('safe');
    expect(played('local-path', 'drain-node').end).toMatchObject({
      why: expect.stringMatching(/the one node that has the volume/) as string,
    });
  });

  test('follow the pod of a StatefulSet to another node at the worst, by a rollout as well', () => {
    const complete = (mode: string) => {
      const templates = `volumeClaimTemplates: [{ metadata: { name: d }, spec: { accessModes: [${mode}] } }],`;
      const { end } = play(worldOf(own('StatefulSet', 'apps/v1', '', '', templates)), 'rollout');
      return end.done ? end.complete : NaN;
    };
    expect(complete('ReadWriteOnce')).toBeGreaterThan(complete('ReadWriteMany') + 19);
    expect(complete('ReadWriteOncePod')).toBe(complete('ReadWriteOnce'));
  });

  test('are said to be for pods of several nodes where their claim is not among the manifests', () => {
    expect(play(web({ more: volumes }), 'rollout').assumptions.join()).toMatch(/can use the claim data at once/);
  });

  test('are also the disks of a cloud that a template names without a claim', () => {
    const disk = '      volumes: [{ name: data, awsElasticBlockStore: { volumeID: vol-1 } }]';
    expect(play(web({ replicas: 1, more: disk }), 'rollout').verdict).toBe('stuck');
  });
});

// Kubernetes pull requests 137904, 139466: the gate MaxUnavailableStatefulSet was on in 1.35.0 to 1.35.3
describe('maxUnavailable of a StatefulSet', () => {
  const rolled = (kubernetesVersion: KubernetesVersion, maxUnavailable: string) => {
    const world = worldOf(`
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web, annotations: { zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains } }
spec:
  replicas: 3
  podManagementPolicy: Parallel
  updateStrategy: { rollingUpdate: { maxUnavailable: ${maxUnavailable} } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: 'web:1', ports: [{ containerPort: 80 }], lifecycle: { preStop: { sleep: { seconds: 5 } } }, readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } }]
`);
    return play({ ...world, kubernetesVersion }, 'rollout');
  };

  test('takes as many away at once where the cluster counts it', () => {
    expect(rolled('1.35', '3')).toMatchObject({ verdict: 'loses', lowestCapacity: 0 });
    expect(rolled('1.35', '70%').lowestCapacity).toBe(1); // 2.1, rounded down
    expect(rolled('1.35', '1').lowestCapacity).toBe(2);
    expect(rolled('1.35', '3').assumptions.join()).toMatch(/1\.35\.3/);
  });

  test.each(['1.34', '1.36'] as const)('counts for nothing in %s', (version) => {
    expect(rolled(version, '3')).toMatchObject({ lost: 0, lowestCapacity: 2 });
  });
});
