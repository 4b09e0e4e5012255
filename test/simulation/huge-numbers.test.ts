import { notSimulated, simulate, type ScenarioName } from '../../lib/simulation';
import { web, worldOf } from './manifests';

const HUGE = 2_147_483_647;

const surging = (maxSurge: number | string, more = {}) =>
  web({ strategy: `{ rollingUpdate: { maxSurge: ${maxSurge}, maxUnavailable: 0 } }`, ...more });

/** What can be told of a world's rollout, and of a scale-down in the middle of one. */
const told = (world: ReturnType<typeof web>, ...scenarios: ScenarioName[]) =>
  simulate(world, { scenarios }).map(({ scenario, verdict }) => `${scenario} ${verdict}`);

describe('a surge that nobody can make', () => {
  test.each([HUGE, 1_000_000, '999999999%', '1000000%'])('of %s is left out where it would be filled', (maxSurge) => {
    const world = surging(maxSurge);
    expect(told(world, 'scale-midway')).toEqual([]);
    expect(notSimulated(world, { scenarios: ['scale-midway'] })).toMatchObject([
      { scenarios: ['scale-midway'], why: expect.stringContaining(String(maxSurge)) as string },
    ]);
  });

  // pkg/controller/deployment/util/deployment_util.go NewRSNewReplicas: never more new pods than replicas
  test.each([HUGE, '999999999%'])('of %s is one of 100%% in a rollout', (maxSurge) => {
    const [huge, whole] = [surging(maxSurge), surging('100%')].map((one) => told(one, 'rollout', 'rollback'));
    expect(huge).toEqual(whole);
    expect(huge).toHaveLength(2);
  });

  test('does not make a node for each of its pods', () => {
    const text = JSON.stringify(surging(HUGE).manifests.map(({ object }) => object));
    const alone = (
      JSON.parse(text.replaceAll('"containerPort":8080', '"containerPort":8080,"hostPort":8080')) as object[]
    )
      .map((object) => JSON.stringify(object))
      .join('\n---\n');
    expect(told(worldOf(alone), 'rollout', 'drain-node')).toHaveLength(2);
  });

  test('of a usual size is simulated', () => {
    expect(notSimulated(surging('25%'), { scenarios: ['scale-midway'] })).toEqual([]);
  });
});

test.each([
  ['Deployment', '{ rollingUpdate: { maxSurge: 1, maxUnavailable: 2147483647 } }'],
  ['Deployment', '{ rollingUpdate: { maxSurge: 2147483647, maxUnavailable: 2147483647 } }'],
])('A %s with the strategy %s may lose all its pods, and ends', (_, strategy) => {
  expect(told(web({ strategy }), 'rollout')).toEqual(['rollout loses']);
});

test('An autoscaler with a huge maximum is simulated with few, and so many replicas are not', () => {
  const { manifests } = web();
  const target = 'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }';
  const scaler = `{ apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: web }, spec: { ${target}, minReplicas: 2, maxReplicas: ${HUGE} } }`;
  const world = worldOf([...manifests.map(({ object }) => JSON.stringify(object)), scaler].join('\n---\n'));
  expect(told(world, 'rollout', 'scale-down')).toHaveLength(2);
  expect(told(web({ replicas: HUGE }), 'rollout')).toEqual([]);
});

test('A StatefulSet that may lose any number of its pods ends', () => {
  const [workload, ...others] = web({ strategy: '{}' }).manifests.map(({ object }) => JSON.stringify(object));
  const set = (workload ?? '')
    .replace('"kind":"Deployment"', '"kind":"StatefulSet"')
    .replace('"strategy":{}', `"serviceName":"web","updateStrategy":{"rollingUpdate":{"maxUnavailable":${HUGE}}}`);
  expect(told(worldOf([set, ...others].join('\n---\n')), 'rollout', 'scale-midway').length).toBeGreaterThan(0);
});

describe('more pods than can be simulated', () => {
  test.each([
    [5001, ['rollout', 'crashes-later'] as const, undefined],
    [5000, ['rollout', 'crashes-later'] as const, ['crashes-later']],
    [201, ['rollout', 'crashes-later'] as const, ['crashes-later']],
  ])('(%d) are said not to be', (replicas, scenarios, left) => {
    const [one, ...others] = notSimulated(web({ replicas }), { scenarios });
    expect(one).toMatchObject({ isTooLarge: true, why: expect.stringMatching(/more than can be simulated/) as string });
    expect(one?.scenarios).toEqual(left);
    expect(others).toEqual([]);
  });

  const before = (from: ReturnType<typeof web>, ...names: ScenarioName[]) => ({ from, scenarios: names });

  test.each([HUGE, 5001])(
    '(%d) before a release are said not to be, and what is no release is simulated',
    (replicas) => {
      const [world, asked] = [web({ replicas: 2 }), before(web({ replicas }), 'rollout', 'delete-pod')];
      expect(simulate(world, asked).map(({ scenario }) => scenario)).toEqual(['delete-pod']);
      expect(notSimulated(world, asked)).toMatchObject([
        {
          isTooLarge: true,
          scenarios: ['rollout'],
          why: expect.stringContaining(`before the release, ${replicas}`) as string,
        },
      ]);
    },
  );

  test('say nothing of a release that has to do with none of them', () => {
    const others = web({ replicas: HUGE }).manifests.map(({ object }) =>
      JSON.stringify(object).replaceAll('"web"', '"other"'),
    );
    const own = web({ replicas: 2 }).manifests.map(({ object }) => JSON.stringify(object));
    const asked = before(worldOf([...own, ...others].join('\n---\n')), 'rollout');
    expect(simulate(web({ replicas: 2 }), asked).map(({ scenario }) => scenario)).toEqual(['rollout']);
  });

  test('are nothing but a usual number of them', () => {
    expect(notSimulated(web({ replicas: 200 }))).toEqual([]);
  });
});

// Numbers that the API server takes, at their ends.
test.each([
  ['minReadySeconds', { minReady: HUGE }],
  ['a period', { readiness: `{ httpGet: { path: /ready, port: http }, periodSeconds: ${HUGE} }` }],
  ['a surge in percent', { strategy: `{ rollingUpdate: { maxSurge: "${HUGE}%", maxUnavailable: 0 } }` }],
])('%s that is huge is simulated to an end', (_, more) => {
  expect(told(web(more), 'rollout', 'crash').length).toBeGreaterThan(0);
});
