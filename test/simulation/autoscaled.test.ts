import {
  casesOf,
  notSimulated,
  sampledOutcome,
  sampleRuns,
  worstOutcome,
  type ScenarioName,
} from '../../lib/simulation';
import type { World } from '../../lib/workload';
import { web, worldOf } from './manifests';

/** The safe application with another number of replicas, and an autoscaler. */
function scaled(
  spec: string,
  kind: 'HorizontalPodAutoscaler' | 'ScaledObject' = 'HorizontalPodAutoscaler',
  strategy?: string,
): World {
  const apiVersion = kind === 'ScaledObject' ? 'keda.sh/v1alpha1' : 'autoscaling/v2';
  const target = 'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }';
  const { manifests } = web(strategy === undefined ? {} : { strategy });
  const [scaler] = worldOf(
    `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: scaler }, spec: { ${target}, ${spec} } }`,
  ).manifests;
  const texts = [...manifests, ...(scaler ? [scaler] : [])].map(({ object }) =>
    JSON.stringify(withoutReplicas(object)),
  );
  return worldOf(texts.join('\n---\n'));
}

function withoutReplicas(object: object): object {
  const copy = structuredClone(object) as { kind?: string; spec?: { replicas?: number } };
  if (copy.kind === 'Deployment') delete copy.spec?.replicas;
  return copy;
}

function outcome(world: World, scenario: ScenarioName) {
  const [one] = casesOf(world, { scenarios: [scenario] });
  return one && worstOutcome(world, one, { fix: false });
}

const actions = (world: World, scenario: ScenarioName) =>
  outcome(world, scenario)
    ?.timeline.events.filter(({ kind }) => kind === 'action')
    .map(({ at, words }) => `${at} s: ${words}`);

describe('An autoscaler from 1 to 10 replicas', () => {
  const world = scaled('minReplicas: 1, maxReplicas: 10');

  test('is tried with the one replica that a drain leaves none of', () => {
    expect(outcome(world, 'drain-node')).toMatchObject({ replicas: 1, verdict: 'loses' });
  });

  test.each([
    ['minReplicas: 4, maxReplicas: 10', '20%', 10], // 0 of 4, 2 of 10
    ['minReplicas: 2, maxReplicas: 200', '2%', 50], // 0 of 2, 0 of 20, 1 of 50
  ])(
    'is tried, with %s and a maxUnavailable of %s, with the %d of which a rollout takes some',
    (spec, share, replicas) => {
      const world = scaled(spec, undefined, `{ rollingUpdate: { maxSurge: 1, maxUnavailable: ${share} } }`);
      expect(outcome(world, 'rollout')).toMatchObject({ replicas, verdict: 'loses' });
    },
  );

  test('is drawn with the number that loses most at the worst', () => {
    const [one] = casesOf(world, { scenarios: ['drain-node'] });
    const samples = one ? sampleRuns(world, one, {}, 1, 20) : [];
    expect(one && sampledOutcome(world, one, {}, samples)).toMatchObject({ replicas: 1, verdict: 'loses' });
  });

  test('scales down from ten, at once where it has no policies', () => {
    expect(actions(world, 'scale-down')).toEqual(['0 s: 5 of 10 replicas are wanted']);
    expect(actions(world, 'scale-to-one')).toEqual(['0 s: 1 of 10 replicas are wanted']);
  });
});

describe('An autoscaler that scales down', () => {
  const limited = (behavior: string) =>
    scaled(`minReplicas: 2, maxReplicas: 6, behavior: { scaleDown: { ${behavior} } }`);

  test('takes away at most what its policies allow, and is done when it is down', () => {
    const slow = limited('policies: [{ type: Pods, value: 1, periodSeconds: 60 }]');
    expect(actions(slow, 'scale-down')).toEqual([
      '0 s: 5 of 6 replicas are wanted',
      '60 s: 4 of 5 replicas are wanted',
      '120 s: 3 of 4 replicas are wanted',
    ]);
    const { end, assumptions } = outcome(slow, 'scale-down') ?? {};
    expect(end).toMatchObject({ done: true });
    expect(end?.done === true && end.complete).toBeGreaterThanOrEqual(120);
    expect(assumptions?.join('\n')).toMatch(/at most 1 pod in 60 s, down to 2, once the load has been low for 300 s/);
  });

  test('is waited for as long as it takes', () => {
    const slowest = limited('policies: [{ type: Pods, value: 1, periodSeconds: 1800 }]');
    expect(outcome(slowest, 'scale-down')?.end).toMatchObject({ done: true });
  });

  test('never goes below its minimum', () => {
    expect(actions(scaled('minReplicas: 4, maxReplicas: 6'), 'scale-down')).toEqual([
      '0 s: 4 of 6 replicas are wanted',
    ]);
  });

  test('goes down in the middle of a rollout as slowly', () => {
    const slow = limited('policies: [{ type: Pods, value: 1, periodSeconds: 60 }]');
    expect(actions(slow, 'scale-midway')).toHaveLength(4);
    expect(outcome(slow, 'scale-midway')).toMatchObject({ verdict: 'safe', replicas: 6, end: { done: true } });
  });

  test('hands the behavior of a ScaledObject on', () => {
    const policies = 'policies: [{ type: Percent, value: 50, periodSeconds: 300 }]';
    const config = `advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { ${policies} } } } }`;
    const world = scaled(`minReplicaCount: 2, maxReplicaCount: 8, ${config}`, 'ScaledObject');
    expect(actions(world, 'scale-down')).toEqual(['0 s: 4 of 8 replicas are wanted']);
  });

  test.each([
    ['that may not', limited('selectPolicy: Disabled'), 'never scales down'],
    ['that always wants as many', scaled('minReplicas: 3, maxReplicas: 3'), 'always wants 3 replicas'],
  ])('is not played for one %s, which is said', (_, world, why) => {
    expect(outcome(world, 'scale-down')).toBeUndefined();
    const left = notSimulated(world).filter(({ scenarios }) => scenarios?.includes('scale-down'));
    expect(left.map((one) => one.why).join()).toContain(why);
  });
});

// pkg/apis/apps/validation/validation.go: must be greater than or equal to 0; a whole number by its type
test.each([
  [-1, 'spec.replicas is -1'],
  [2.5, 'spec.replicas is 2.5'],
  ['"3"', 'spec.replicas is "3"'],
  ['password=hunter2', 'spec.replicas is no number'],
  ['{ token: hunter2 }', 'spec.replicas is no number'],
  [1e9, 'more than can be simulated'],
])('A workload of %s replicas is not simulated, and the reason is said', (replicas, why) => {
  const world = web({ replicas: replicas as number });
  expect(casesOf(world)).toEqual([]);
  expect(notSimulated(world).map((one) => one.why)).toEqual([expect.stringContaining(why)]);
});

test('An autoscaler of half a replica is not simulated, either', () => {
  expect(casesOf(scaled('minReplicas: 1, maxReplicas: 3.5'))).toEqual([]);
});

describe('What may have no replicas at all', () => {
  test('is simulated with as many as its autoscaler gives it, and the assumption says so', () => {
    const found = outcome(scaled('minReplicaCount: 0, maxReplicaCount: 4', 'ScaledObject'), 'rollout');
    expect(found).toMatchObject({ replicas: 4, verdict: 'safe' });
    expect(found?.assumptions.join('\n')).toContain('without any, every request is lost');
  });

  test('is not simulated where nothing ever gives it one', () => {
    const world = web({ replicas: 0 });
    expect(casesOf(world)).toEqual([]);
    expect(notSimulated(world)).toMatchObject([
      { workload: { name: 'web' }, why: 'no replicas are wanted: spec.replicas is 0' },
    ]);
  });
});
