import fc from 'fast-check';
import { readWorld, type Json, type JsonObject, type Manifest, type World } from '../../lib/workload';
import { object, service, workload } from './manifests';

const TARGET = { kind: 'Deployment', name: 'web' };

/** Everything that may belong to a Deployment. */
const BESIDE: readonly Manifest[] = [
  service(),
  object('HorizontalPodAutoscaler', { scaleTargetRef: TARGET, minReplicas: 2, maxReplicas: 9 }),
  object('PodDisruptionBudget', { minAvailable: 2, selector: { matchLabels: { app: 'web' } } }),
  object('Rollout', { workloadRef: TARGET, replicas: 4 }),
  object('Ingress', {
    rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } }],
  }),
];

const DIRECTORIES = ['.', 'base', 'base/one', 'other'];

const standing = fc.constantFrom(...DIRECTORIES);

/** Worlds of several directories, in some of which something is missing. */
const worlds: fc.Arbitrary<readonly Manifest[]> = fc
  .tuple(
    fc.uniqueArray(standing, { minLength: 1 }),
    fc.array(fc.tuple(fc.constantFrom(...BESIDE), standing), { maxLength: 8 }),
  )
  .map(([homes, beside]) => [
    ...homes.map((directory) => ({ ...workload({ spec: { replicas: 3 } }), directory })),
    ...beside.map(([manifest, directory]) => ({ ...manifest, directory })),
  ]);

const NUMBERS: readonly (readonly [kind: string, spec: JsonObject])[] = [
  ['Deployment', { replicas: 5, minReadySeconds: 7, strategy: { rollingUpdate: { maxSurge: 1 } } }],
  ['HorizontalPodAutoscaler', { minReplicas: 3 }],
  ['PodDisruptionBudget', { minAvailable: 1 }],
  ['Rollout', { replicas: 6 }],
];

function withNumbers(manifest: Manifest, numbers: JsonObject): Manifest {
  const { spec } = manifest.object;
  return { ...manifest, object: { ...manifest.object, spec: { ...(spec as JsonObject), ...numbers } } };
}

/** What was read, without the closures of what it was read from. */
function plain({ workloads, manifests }: World): Json {
  return JSON.parse(JSON.stringify({ workloads, manifests })) as Json;
}

const BUDGET = object('PodDisruptionBudget', { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } });

describe('A world with other numbers in some of its objects', () => {
  test('is the one that is read where the numbers stand in the manifests', () => {
    fc.assert(
      fc.property(worlds, fc.subarray([...NUMBERS]), fc.nat(), (manifests, numbers, place) => {
        const replaced = new Map<Manifest, Manifest>();
        for (const [index, manifest] of manifests.entries()) {
          const [, its] = numbers.find(([kind]) => kind === manifest.object['kind']) ?? [];
          if (its && index !== place % manifests.length) replaced.set(manifest, withNumbers(manifest, its));
        }
        const expected = readWorld(manifests.map((manifest) => replaced.get(manifest) ?? manifest));
        expect(plain(readWorld(manifests).with({ replaced, budgets: [] }))).toEqual(plain(expected));
      }),
    );
  });

  test('may be changed again, with a budget for a workload that has none', () => {
    const manifests = [workload(), service()];
    const [first] = manifests as [Manifest];
    const changed = withNumbers(first, { replicas: 5 });
    const again = withNumbers(changed, { minReadySeconds: 9 });
    const world = readWorld(manifests)
      .with({ replaced: new Map([[first, changed]]), budgets: [] })
      .with({ replaced: new Map([[changed, again]]), budgets: [BUDGET] });
    expect(plain(world)).toEqual(plain(readWorld([again, ...manifests.slice(1), BUDGET])));
  });

  test('gives a budget to nobody in another directory or namespace', () => {
    const [here, there] = [
      { ...workload(), directory: 'one' },
      { ...workload({ namespace: 'other' }), directory: 'two' },
    ];
    const { workloads } = readWorld([here, there]).with({
      replaced: new Map(),
      budgets: [{ ...BUDGET, directory: 'two' }],
    });
    expect(workloads.map(({ budgets }) => budgets.length)).toEqual([0, 0]);
  });

  test('is that of one workload, of which nothing else is read again', () => {
    const [first, second] = [workload(), workload({ kind: 'DaemonSet' })];
    const world = readWorld([first, second, service()]);
    const [, other] = world.workloads;
    if (!other) throw new Error('there are two');
    const changed = world.only(other).with({ replaced: new Map(), budgets: [BUDGET] });
    expect(
      changed.workloads.map(({ identity, services, budgets }) => [identity.kind, services.length, budgets.length]),
    ).toEqual([['DaemonSet', 1, 1]]);
    expect([...changed.read()]).toEqual(changed.workloads);
  });
});
