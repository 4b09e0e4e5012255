import { findChange, simulate, type Outcome, type ScenarioName, type SimulateOptions } from '../../lib/simulation';
import type { Workload, World } from '../../lib/workload';
import { web, worldOf } from './manifests';

/** Where pods may ask for the key `mode` of something called `its`, as a part of the pod or of its container. */
const CONTAINER: Readonly<Record<string, string>> = {
  envFrom: '"envFrom":[{"configMapRef":{"name":"its"}}]',
  'a variable': '"env":[{"name":"A","valueFrom":{"configMapKeyRef":{"name":"its","key":"mode"}}}]',
};
const POD: Readonly<Record<string, string>> = {
  'a volume': '"volumes":[{"name":"v","configMap":{"name":"its"}}]',
  'a projected volume':
    '"volumes":[{"name":"v","projected":{"sources":[{"configMap":{"name":"its","items":[{"key":"mode","path":"mode"}]}}]}}]',
  'a ServiceAccount': '"serviceAccountName":"its"',
};
const WAYS = Object.keys({ ...CONTAINER, ...POD });

const asking = (way: string) => (text: string) => {
  const inContainer = CONTAINER[way];
  return inContainer
    ? text.replace('"image":"web:', `${inContainer},"image":"web:`)
    : text.replace('"containers":[', `${POD[way] ?? ''},"containers":[`);
};

const object = (way: string, data = '{ mode: a, level: b }', more = '') =>
  way === 'a ServiceAccount'
    ? '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: its } }'
    : `{ apiVersion: v1, kind: ConfigMap, metadata: { name: its }${more}, data: ${data} }`;

const texts = web().manifests.map((manifest) => JSON.stringify(manifest.object));

const world = (change: (text: string) => string, ...more: readonly string[]): World =>
  worldOf([...texts.map(change), ...more].join('\n---\n'));

function released(from: World, to: World, scenario: ScenarioName = 'rollout', options: SimulateOptions = {}): Outcome {
  const [outcome] = simulate(to, { from, scenarios: [scenario], ...options });
  return outcome as Outcome;
}

const next = (text: string) => text.replace('"web:1"', '"web:2"');
const why = ({ end }: Outcome): string => (end.done ? '' : end.why);

// pkg/kubelet/kuberuntime/kuberuntime_container.go; pkg/kubelet/kubelet_pods.go makeEnvironmentVariables
describe.each(WAYS)('What pods need by %s', (way) => {
  const before = world(asking(way), object(way));

  test('keeps the new ones waiting where the release takes it away, and the old ones serve on', () => {
    const outcome = released(
      before,
      world((text) => next(asking(way)(text))),
    );
    expect(outcome).toMatchObject({ verdict: 'stuck', lost: 0, lowestCapacity: 3 });
    expect(why(outcome)).toMatch(/web-4 waits for the (?:ConfigMap|ServiceAccount) its, which the release takes away/);
    expect(outcome.assumptions.join('\n')).toMatch(/--no-prune keeps it/);
  });

  test('lets a release go on that does without it, but no old pod start again', () => {
    const after = world(next);
    const [outcome, back] = [released(before, after), released(before, after, 'rollback')];
    expect(outcome).toMatchObject({ verdict: 'safe', lost: 0, end: { done: true } });
    expect(outcome.assumptions.join('\n')).toMatch(/no old pod has to start anew while the release runs/);
    expect(back).toMatchObject({ verdict: 'stuck', lost: 0 });
    expect(why(back)).toMatch(/waits for the (?:ConfigMap|ServiceAccount) its/);
    expect(back.assumptions.join('\n')).toMatch(/kubectl rollout undo, which does not bring/);
  });

  test('is there again where a rollback brings everything back, and where nothing is deleted', () => {
    const after = world(next);
    expect(released(before, after, 'rollback', { order: 'argocd' }).verdict).toBe('safe');
    expect(released(before, after, 'rollback', { prune: false }).verdict).toBe('safe');
    expect(
      released(
        before,
        world((text) => next(asking(way)(text))),
        'rollout',
        { prune: false },
      ).verdict,
    ).toBe('safe');
  });
});

describe('What a release leaves of the configuration of pods', () => {
  const way = 'a variable';
  const after = (text: string) => next(asking(way)(text));

  test('keeps new ones waiting without the key that they ask for, even where nothing is deleted', () => {
    const outcome = released(world(asking(way), object(way)), world(after, object(way, '{ level: b }')), 'rollout', {
      prune: false,
    });
    expect(outcome.verdict).toBe('stuck');
    expect(why(outcome)).toMatch(/waits for the key mode of the ConfigMap its/);
  });

  test('is enough with the key, with other values, and without what is optional', () => {
    const kept = [object(way, '{ mode: b }'), object(way)];
    for (const now of kept) {
      const outcome = released(world(asking(way), object(way)), world(after, now));
      expect(outcome).toMatchObject({ verdict: 'safe', doubts: [] });
    }
    const optional = (text: string) => asking('envFrom')(text).replace('"name":"its"', '"name":"its","optional":true');
    expect(released(world(optional, object(way)), world(optional))).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  test('is what there was before where that may not be changed: nobody knows what new pods make of it', () => {
    const outcome = released(
      world(asking(way), object(way, '{ mode: a }', ', immutable: true')),
      world(after, object(way, '{ mode: b }', ', immutable: true')),
    );
    expect(outcome.verdict).toBe('unknown');
    expect(outcome.doubts.join()).toMatch(/ConfigMap its is immutable and stays as it was/);
  });

  test('is lost with all pods where they all go before one of the next waits for it', () => {
    const all = (text: string) =>
      text.replace('"maxSurge":1,"maxUnavailable":0', '"maxSurge":0,"maxUnavailable":"100%"');
    const outcome = released(
      world(asking(way), object(way)),
      world((text) => all(after(text))),
    );
    expect(outcome).toMatchObject({ verdict: 'loses', lowestCapacity: 0 });
    const worst = [...outcome.losses].sort((one, other) => other.requests - one.requests)[0];
    expect(worst?.blame).toMatchObject({ words: expect.stringMatching(/waits for the ConfigMap its/) });
    expect(worst?.blame.path.slice(-3)).toEqual([0, 'valueFrom', 'configMapKeyRef']);
  });

  test('is asked for in vain after the release, too', () => {
    const outcome = released(world(asking(way), object(way)), world(after), 'drain-node');
    expect(outcome).toMatchObject({ verdict: 'unknown', doubts: [expect.stringMatching(/no pod of web starts/)] });
  });

  test('is to be kept: no change of the workload helps', () => {
    const [from, to] = [world(asking(way), object(way)), world(after)];
    const change = findChange(to, to.workloads[0] as Workload, { from, scenarios: ['rollout'] });
    expect(change).toMatchObject({ none: expect.stringMatching(/takes the ConfigMap its away, which the new pods/) });
  });
});

describe('A key that a ConfigMap of the manifests does not have', () => {
  const played = (data: string, scenario: ScenarioName) => {
    const [outcome] = simulate(world(asking('a variable'), object('a variable', data)), { scenarios: [scenario] });
    return outcome as Outcome;
  };

  test('keeps every pod waiting that starts', () => {
    for (const scenario of ['rollout', 'drain-node', 'delete-pod'] as const) {
      const outcome = played('{ level: b }', scenario);
      expect(outcome.verdict).toBe('stuck');
      expect(why(outcome)).toMatch(/waits for the key mode of the ConfigMap its, which is not there/);
    }
  });

  test('may come where the ConfigMap is empty, or from elsewhere', () => {
    expect(played('{}', 'rollout').verdict).toBe('safe');
    const [elsewhere] = simulate(world(asking('a variable')), { scenarios: ['rollout'] });
    expect(elsewhere?.verdict).toBe('safe');
  });
});
