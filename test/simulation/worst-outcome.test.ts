import {
  casesOf,
  sampledOutcome,
  sampleRuns,
  worstOutcome,
  type Case,
  type Outcome,
  type ScenarioName,
} from '../../lib/simulation';
import { web, type Web } from './manifests';

function outcome(scenario: ScenarioName, given: Web = {}): Outcome {
  const world = web(given);
  const [one] = casesOf(world, { scenarios: [scenario] });
  if (!one) throw new Error(`${scenario} does not apply`);
  return worstOutcome(world, one, { fix: false });
}

describe('The worst case of a scenario', () => {
  const VOLUNTARY: readonly ScenarioName[] = [
    ...(['rollout', 'rollback', 'never-ready', 'crashes-at-once'] as const),
    ...(['scale-down', 'scale-to-one', 'drain-node', 'drain-all', 'delete-pod'] as const),
  ];

  test.each(VOLUNTARY)('loses nothing in a %s when hook, grace, probes and budget fit the facts', (scenario) => {
    const { verdict, lost, losses } = outcome(scenario);
    expect({ verdict, lost, losses }).toEqual({ verdict: 'safe', lost: 0, losses: [] });
  });

  test('without a preStop hook every pod is sent requests for the whole drain lag of 5 s after it has stopped', () => {
    const { lost, lostByCause, losses } = outcome('rollout', { preStop: '' });
    expect(lost).toBeCloseTo(3 * 5 * (100 / 4)); // one of four: minReadySeconds has let the new one in
    expect(Object.keys(lostByCause)).toEqual(['refused', 'timeout']);
    expect(losses.map(({ blame }) => blame.path.join('.'))).toEqual(
      Array(6).fill('spec.template.spec.containers.0.lifecycle.preStop'),
    );
  });

  test('what comes to the last pod after it has stopped is blamed on there being no other one: no hook would help', () => {
    const blamed = (scenario: ScenarioName, given: Web) => {
      const late = outcome(scenario, { preStop: '', ...given }).losses.filter(({ pod }) => pod);
      return [...new Set(late.map(({ blame }) => `${blame.path.join('.')}: ${blame.words}`))].sort();
    };
    expect(blamed('delete-pod', { replicas: 1 })).toEqual([
      expect.stringMatching(/^spec\.replicas: a single replica: .*; what comes meanwhile goes to web, which stops$/),
    ]);
    expect(blamed('drain-node', { budget: null })).toEqual([
      expect.stringMatching(/^metadata\.name: no disruption budget selects the pods/),
    ]);
    expect(blamed('delete-pod', { replicas: 3 })).toEqual([expect.stringMatching(/preStop: web gets SIGTERM/)]);
  });

  test('what has ended refuses connections as long as its sandbox is there, and then nothing answers', () => {
    const { losses } = outcome('delete-pod', { preStop: '' });
    expect(losses.map(({ cause }) => cause)).toEqual(['refused', 'timeout']);
    const [refused, timeout] = losses;
    expect((refused?.to ?? 0) - (refused?.from ?? 0)).toBeCloseTo(2 + 0.5); // it drains for 2 s
    expect(timeout?.from).toBe(refused?.to);
  });

  test('a release that crashes at once replaces all pods where nothing but a moment of running makes one available', () => {
    const crashing = (minReady: number) =>
      outcome('crashes-at-once', { readiness: '', replicas: 3, minReady, facts: { traffic: 'cluster-ip' } });
    expect(crashing(0).lowestCapacity).toBe(0);
    expect(crashing(5).lost).toBeLessThan(crashing(0).lost / 5);
  });

  test('nothing answers at the address of a pod whose node is gone', () => {
    const { losses } = outcome('node-loss', {});
    expect(new Set(losses.map(({ cause }) => cause))).toEqual(new Set(['timeout', 'cut-in-flight']));
  });

  test('a hook of 4 s leaves one second of it', () => {
    expect(outcome('rollout', { preStop: '{ sleep: { seconds: 4 } }' }).lost).toBeCloseTo(3 * (100 / 4));
  });

  test('a tcpSocket hook fails at once, and is as good as none', () => {
    const none = outcome('rollout', { preStop: '' });
    expect(outcome('rollout', { preStop: '{ tcpSocket: { port: 8080 } }' }).lost).toBeCloseTo(none.lost);
  });

  test('SIGKILL cuts what takes longer than hook and window', () => {
    const { lostByCause, losses } = outcome('rollout', { grace: 6, facts: { 'longest-request': '4s' } });
    expect(Object.keys(lostByCause)).toEqual(['cut-in-flight']);
    expect(losses[0]?.blame.path).toEqual(['spec', 'template', 'spec', 'terminationGracePeriodSeconds']);
  });

  test('without a readiness probe requests come to a container that has not started to serve', () => {
    const { losses } = outcome('rollout', { readiness: '' });
    expect(losses[0]).toMatchObject({ cause: 'refused' });
    expect(losses[0]?.blame.path.at(-1)).toBe('readinessProbe');
  });

  test('a single replica cannot be drained without a gap', () => {
    const { verdict, lostByCause } = outcome('drain-node', { replicas: 1, budget: null });
    expect(verdict).toBe('loses');
    expect(lostByCause['no-endpoint']).toBeGreaterThan(0);
  });

  test('a budget that allows no disruption keeps a drain from ending', () => {
    const { verdict, end } = outcome('drain-node', { budget: 'minAvailable: 3' });
    expect(verdict).toBe('stuck');
    expect(end).toMatchObject({ done: false, why: expect.stringContaining('budget') as string });
  });

  test('Recreate leaves nothing to answer', () => {
    const { lowestCapacity, losses } = outcome('rollout', { strategy: '{ type: Recreate }' });
    expect(lowestCapacity).toBe(0);
    expect(losses.some(({ blame }) => blame.path.join('.') === 'spec.strategy.type')).toBe(true);
  });

  test('the loss of a crash is not above what no manifest could avoid, when readiness is looked at every second', () => {
    const { verdict, lost, floor } = outcome('crash');
    expect(lost).toBeGreaterThan(0);
    expect({ verdict, above: lost - floor.lost }).toEqual({ verdict: 'safe', above: 0 });
  });
});

test('a timeline tells when a pod that was routed to before it served begins to', () => {
  const world = web({ replicas: 1, readiness: '', preStop: '', minReady: 0, facts: { 'slowest-start': '6s' } });
  const [one] = casesOf(world, { scenarios: ['rollout'] }) as [Case];
  const { timeline, losses } = sampledOutcome(world, one, {}, sampleRuns(world, one, {}, 3, 1));
  const last = Math.max(...losses.map(({ to }) => to));
  const then = timeline.capacity.findLast(({ at }) => at <= last + 0.5);
  expect(then).toMatchObject({ serving: 1, losing: 0 });
});

describe('Liveness checks that always fail', () => {
  const LIVENESS = '          livenessProbe: { httpGet: { path: /live, port: http }, periodSeconds: 10 }';

  const known = new Map<ScenarioName, Outcome>();
  const failing = (scenario: ScenarioName): Outcome => {
    const one = known.get(scenario) ?? outcome(scenario, { more: LIVENESS, preStop: '' });
    known.set(scenario, one);
    return one;
  };

  test('are no scenario of what has none', () => {
    const scenarios = ['never-alive', 'liveness-fails'] as const;
    expect(casesOf(web(), { scenarios })).toEqual([]);
    expect(casesOf(web({ more: LIVENESS }), { scenarios })).toHaveLength(2);
  });

  // ../shared/kubernetes/runs-2: from the fourth restart on everything is lost, all pods being in back-off
  test('in a release end in back-off of all pods, where new ones count as available before they are killed', () => {
    const { verdict, floor, lost, lostByCause, lowestCapacity, losses } = failing('never-alive');
    expect({ verdict, lowestCapacity }).toEqual({ verdict: 'safe', lowestCapacity: 0 });
    expect(floor.lost).toBe(lost); // nothing that one writes mends such a version
    expect(lostByCause['no-endpoint']).toBeGreaterThan(300 * 100); // the longest back-off, once at least
    const empty = losses.find(({ cause }) => cause === 'no-endpoint');
    expect(empty?.blame.path).toEqual(['spec', 'minReadySeconds']);
    expect(empty?.blame.words).toContain('kills it 20 s to 31 s after');
  });

  test('leave the old pods where minReadySeconds is longer than it takes to kill a new one, as the blame says', () => {
    const words = failing('never-alive').losses.map(({ blame }) => blame.words);
    const enough = Number(/with (\d+) s the old ones would stay/.exec(words.join('\n'))?.[1]);
    const kept = outcome('never-alive', { more: LIVENESS, preStop: '', minReady: enough });
    expect({ capacity: kept.lowestCapacity, isDone: kept.end.done }).toEqual({ capacity: 3, isDone: false });
    expect(kept.lostByCause['no-endpoint']).toBeUndefined();
  });

  test('in pods that run, as under load, take all of them away at once, again and again, for longer and longer', () => {
    const { lowestCapacity, losses } = failing('liveness-fails');
    expect(lowestCapacity).toBe(0);
    const empty = losses.filter(({ cause }) => cause === 'no-endpoint');
    expect(empty.length).toBeGreaterThan(3);
    expect(empty[0]?.from).toBeGreaterThan(20); // (3 - 1) * 10 s of failures, and then it is killed
    const gaps = empty.map(({ from, to }) => to - from);
    expect(gaps.at(-1)).toBeGreaterThan(2 * (gaps[0] as number));
    expect(new Set(losses.map(({ blame }) => blame.path.at(-1)))).toEqual(new Set(['livenessProbe']));
  });

  test('that check nothing do not fail', () => {
    const blind = "          livenessProbe: { exec: { command: ['true'] } }";
    expect(outcome('liveness-fails', { more: blind }).lost).toBe(0);
  });

  test('take a longer time to kill with more patience, and drawn runs lose no more than the worst', () => {
    const patient = LIVENESS.replace('periodSeconds: 10', 'periodSeconds: 10, failureThreshold: 12');
    const { lost } = failing('liveness-fails');
    expect(outcome('liveness-fails', { more: patient, preStop: '' }).lost).toBeLessThan(lost);
    const world = web({ more: LIVENESS, preStop: '' });
    for (const scenario of ['never-alive', 'liveness-fails'] as const) {
      const [one] = casesOf(world, { scenarios: [scenario] }) as [Case];
      const drawn = sampleRuns(world, one, {}, 1, 5).map((run) => run.lost);
      expect(Math.max(...drawn)).toBeLessThanOrEqual(failing(scenario).lost);
      expect(Math.min(...drawn)).toBeGreaterThan(0);
    }
  });
});
