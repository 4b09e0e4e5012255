import { casesOf, worstOutcome, type Outcome, type ScenarioName } from '../../lib/simulation';
import { web, worldOf } from './manifests';

const play = (world: ReturnType<typeof web>, scenario: ScenarioName, nodes?: number): Outcome => {
  const [one] = casesOf(world, { scenarios: [scenario] });
  return worstOutcome(world, one as NonNullable<typeof one>, { fix: false, ...(nodes !== undefined && { nodes }) });
};

const why = ({ end }: Outcome): string => (end.done ? '' : end.why);

const CLAIMED = '      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]';

const claim = (mode: string) =>
  `${CLAIMED}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [${mode}], resources: { requests: { storage: 1Gi } } }`;

// AttachDetachController: a volume of one node is attached to a second one only when the first has let it go;
// VolumeRestrictions: a second pod with a ReadWriteOncePod claim is not scheduled
describe('A rolling update of pods that share a volume', () => {
  const rollout = (mode: string, more: { readonly strategy?: string; readonly nodes?: number } = {}) =>
    play(
      web({ replicas: 1, more: claim(mode), ...(more.strategy && { strategy: more.strategy }) }),
      'rollout',
      more.nodes,
    );

  test('waits for ever for one that the old pod keeps on its node', () => {
    expect(rollout('ReadWriteOnce')).toMatchObject({ verdict: 'stuck', lost: 0 });
    expect(why(rollout('ReadWriteOnce'))).toMatch(/for the volume that the others keep/);
  });

  test('ends where many nodes may have it, or where there is only one node', () => {
    expect(rollout('ReadWriteMany').verdict).toBe('safe');
    expect(rollout('ReadWriteOnce', { nodes: 1 }).verdict).toBe('safe');
  });

  test('waits on a single node, too, where only one pod may have it', () => {
    expect(rollout('ReadWriteOncePod', { nodes: 1 }).verdict).toBe('stuck');
  });

  test('ends with a gap where all old pods go first', () => {
    const { end, lost } = rollout('ReadWriteOnce', { strategy: '{ type: Recreate }' });
    expect({ done: end.done, loses: lost > 0 }).toEqual({ done: true, loses: true });
  });
});

describe('A volume of one node that two workloads share', () => {
  const writer = (kind: string, more = '') =>
    `---
{ apiVersion: ${kind === 'Job' ? 'batch/v1' : 'apps/v1'}, kind: ${kind}, metadata: { name: writer }, spec: { ${kind === 'Job' ? '' : 'replicas: 1, selector: { matchLabels: { app: writer } }, '}template: { metadata: { labels: { app: writer } }, spec: { ${more} restartPolicy: ${kind === 'Job' ? 'Never' : 'Always'}, containers: [{ name: writer, image: 'writer:1' }], volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }] } } } }`;
  const shared = (mode: string, other: string, scenario: ScenarioName, nodes?: number) =>
    play(web({ replicas: 1, strategy: '{ type: Recreate }', more: `${claim(mode)}\n${other}` }), scenario, nodes);

  test.each(['Deployment', 'StatefulSet', 'ReplicaSet'])(
    'stays where the %s has it: a new pod of the other one on another node never starts',
    (kind) => {
      for (const scenario of ['rollout', 'delete-pod', 'drain-node'] as const) {
        const outcome = shared('ReadWriteOnce', writer(kind), scenario);
        expect([scenario, outcome.end.done]).toEqual([scenario, false]);
        expect(why(outcome)).toMatch(new RegExp(`that the pods of ${kind} writer keep on another`));
      }
    },
  );

  test('goes with the pods where many nodes may have it, where there is one node, or where the other one runs to its end', () => {
    expect(shared('ReadWriteMany', writer('Deployment'), 'rollout').end.done).toBe(true);
    expect(shared('ReadWriteOnce', writer('Deployment'), 'rollout', 1).end.done).toBe(true);
    expect(shared('ReadWriteOnce', writer('Job'), 'rollout').end.done).toBe(true);
    const elsewhere = writer('Deployment').replace('name: writer }', 'name: writer, namespace: other }');
    expect(shared('ReadWriteOnce', elsewhere, 'rollout').end.done).toBe(true);
  });
});

const daemonSet = (limits: string, pod: string) =>
  worldOf(
    `{ apiVersion: apps/v1, kind: DaemonSet, metadata: { name: web }, spec: { updateStrategy: { rollingUpdate: { ${limits} } }, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${pod} containers: [{ name: web, image: 'web:1', ports: [{ containerPort: 80 }] }] } } } }`,
  );

// NodePorts: no two pods with one port on one node
describe('A DaemonSet that brings the new pod beside the old one', () => {
  const SURGE = 'maxSurge: 1, maxUnavailable: 0';

  test('never gets it where both need a port of the node', () => {
    const outcome = play(daemonSet(SURGE, 'hostNetwork: true,'), 'rollout');
    expect(outcome).toMatchObject({ verdict: 'stuck', mostPods: 4 });
    expect(why(outcome)).toMatch(/1 pod finds the port of the node taken/);
  });

  test('ends where they do not, or where the old pod goes first', () => {
    expect(play(daemonSet(SURGE, ''), 'rollout').end.done).toBe(true);
    expect(play(daemonSet('maxUnavailable: 1', 'hostNetwork: true,'), 'rollout').end.done).toBe(true);
  });
});

// matchLabelKeys: pod-template-hash keeps apart the pods of one ReplicaSet only (from Kubernetes 1.31 on by default)
describe('A rolling update of three pods that share no node, on three nodes', () => {
  const rollout = (keys: string, kubernetesVersion: '1.30' | '1.31') => {
    const world = web({
      more: `      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ ${keys}topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }`,
    });
    return play({ ...world, kubernetesVersion }, 'rollout', 3).verdict;
  };

  test('finds no place for the first new one', () => expect(rollout('', '1.31')).toBe('stuck'));

  test('ends where only pods of one version are kept apart', () => {
    expect(rollout('matchLabelKeys: [pod-template-hash], ', '1.31')).toBe('safe');
    expect(rollout('matchLabelKeys: [pod-template-hash], ', '1.30')).toBe('stuck');
  });
});

// podtopologyspread: terminating pods do not count, nodes that are cordoned do (nodeTaintsPolicy: Ignore)
describe('A drain of pods that a strict spread keeps apart', () => {
  const spread = (policy: string) =>
    web({
      more: `      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, ${policy}labelSelector: { matchLabels: { app: web } } }]`,
    });

  test('of three on three nodes leaves one without a node, which counts as empty', () => {
    const outcome = play(spread(''), 'drain-node', 3);
    expect(outcome).toMatchObject({ verdict: 'stuck', lost: 0, lowestCapacity: 2 });
    expect(why(outcome)).toMatch(/1 pod finds no node that may take it: the spread \(maxSkew 1\) counts the node/);
  });

  test('ends on four nodes, when the node comes back, and where tainted nodes do not count', () => {
    expect(play(spread(''), 'drain-node', 4).verdict).toBe('safe');
    expect(play(spread(''), 'drain-all', 3).verdict).toBe('safe');
    expect(play(spread('nodeTaintsPolicy: Honor, '), 'drain-node', 3).verdict).toBe('safe');
  });
});

// eventhandlers.go: the scheduler counts no pod that has succeeded or failed; measured: 6 of 6 before the pod was removed
test('the place of a pod on its node is free once its containers have ended, before it is removed', () => {
  const apart =
    '      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }';
  const strategy = '{ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }';
  const { end, timeline } = play(web({ more: apart, strategy }), 'rollout', 3);
  expect(end.done).toBe(true);
  const at = (kind: string) => timeline.events.filter((event) => event.kind === kind).map((event) => event.at);
  const [scheduled = Infinity, removed = -Infinity] = [at('scheduled').find((time) => time > 0), at('removed')[0]];
  expect(scheduled).toBeLessThan(removed);
});

test('pods that name their node come back to it, whether it takes others or not: a drain of it ends', () => {
  const named = web({ more: '      nodeName: n1' });
  expect(play(named, 'drain-node').end.done).toBe(true);
  expect(play(web({ more: '      nodeSelector: { kubernetes.io/hostname: n1 }' }), 'drain-node').end.done).toBe(false);
});
