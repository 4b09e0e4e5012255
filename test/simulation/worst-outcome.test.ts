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
