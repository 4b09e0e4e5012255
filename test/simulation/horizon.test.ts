import { Duration, Testing } from 'cdk8s';
import { HealthCheck, OnSigterm, Traffic, ZeroDowntimeDeployment } from '../../lib/constructs';
import { casesOf, findChange, simulate, type Case, type Outcome } from '../../lib/simulation';
import { runScript } from '../../lib/simulation/world/run-script';
import { WORST } from '../../lib/simulation/latency/draw';
import { settingsOf } from '../../lib/simulation/read-case';
import { SCRIPTS } from '../../lib/simulation/scenarios/scripts';
import { doubtsOf } from '../../lib/simulation/verdict/doubts';
import { endOf } from '../../lib/simulation/verdict/end-of';
import { verdictOf } from '../../lib/simulation/verdict/verdict-of';
import { readWorld, type Workload } from '../../lib/workload';
import { web } from './manifests';

const only = (outcomes: readonly Outcome[]) => outcomes[0] as Outcome;

const slow = (start: string, threshold: number) =>
  web({
    facts: { 'slowest-start': start },
    preStop: '',
    readiness: `{ httpGet: { path: /ready, port: http }, periodSeconds: 1 }
          startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 10, failureThreshold: ${threshold} }`,
  });

describe('A rollout of an application that takes long to start', () => {
  test.each([
    ['3s', 4],
    ['5m', 40],
    ['20m', 130],
    ['3h', 1100],
  ])('that starts in %s loses as much as any other without a hook', (start, threshold) => {
    const fast = only(simulate(slow('3s', 4), { scenarios: ['rollout'], fix: false }));
    const { verdict, lost, end } = only(simulate(slow(start, threshold), { scenarios: ['rollout'], fix: false }));
    expect({ verdict, done: end.done }).toEqual({ verdict: 'loses', done: true });
    expect(lost).toBeCloseTo(fast.lost, 3);
  });
});

test.each([1, 3, 10, 20])(
  'What the construct makes of a start of 10 min is watched to its end with %i replicas',
  (replicas) => {
    const chart = Testing.chart();
    new ZeroDowntimeDeployment(chart, 'web', {
      image: 'registry.example.com/web:1',
      port: 8080,
      replicas,
      slowestStart: Duration.minutes(10),
      longestRequest: Duration.seconds(20),
      onSigterm: OnSigterm.drains(),
      traffic: [Traffic.ingressNginx()],
      health: { readiness: HealthCheck.httpGet('/ready') },
    });
    const manifests = (Testing.synth(chart) as never[]).map((object) => ({ object }));
    const [outcome] = simulate(readWorld(manifests), { scenarios: ['rollout'], fix: false });
    expect(outcome).toMatchObject({ verdict: 'safe', doubts: [], end: { done: true } });
  },
);

describe('A release that crashes at once', () => {
  // Up to five minutes lie between two starts, in which nothing is nearer to its end.
  test.each([
    [1, 40, 1],
    [3, 60, 20],
    [3, 80, 10],
    [3, 90, 200],
    [12, 70, 2],
    [2, 1200, 600],
  ])('is seen to be stuck, with %i replicas, a start of %i s, requests of %i s', (replicas, start, request) => {
    const chart = Testing.chart();
    new ZeroDowntimeDeployment(chart, 'web', {
      image: 'registry.example.com/web:1',
      port: 8080,
      replicas,
      slowestStart: Duration.seconds(start),
      longestRequest: Duration.seconds(request),
      onSigterm: OnSigterm.drains(),
      traffic: [Traffic.ingressNginx()],
      health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
      ignore: [{ rule: 'single-replica', reason: 'one of the cases has one replica' }],
    });
    const manifests = (Testing.synth(chart) as never[]).map((object) => ({ object }));
    const [outcome] = simulate(readWorld(manifests), { scenarios: ['crashes-at-once'], fix: false });
    expect(outcome).toMatchObject({ verdict: 'safe', doubts: [], end: { done: false } });
  });
});

describe('A release that crashes after it became available', () => {
  test.each(['3s', '9m', '1h'])('is watched until it does, with a start of %s', (start) => {
    const world = slow(start, 400);
    const { lost, verdict } = only(simulate(world, { scenarios: ['crashes-later'], fix: false }));
    expect(verdict).toBe('safe'); // at the floor
    expect(lost).toBeGreaterThan(1000);
  });

  test('has become available before, however long its postStart hook takes', () => {
    const world = web({
      facts: { 'slowest-start': '3s' },
      preStop: '',
      readiness: `{ httpGet: { path: /ready, port: http }, periodSeconds: 1 }
          lifecycle: { postStart: { exec: { command: [sleep, "300"] } } }`,
    });
    const { lost } = only(simulate(world, { scenarios: ['crashes-later'], fix: false }));
    expect(lost).toBeGreaterThan(1000);
  });
});

describe('A run that is cut off', () => {
  const cut = (until: number, text = web()) => {
    const [one] = casesOf(text, { scenarios: ['rollout'] }) as [Case];
    const [setting] = settingsOf(text, one, {});
    const sim = runScript({ ...setting, until }, WORST, SCRIPTS.rollout);
    return endOf(sim, 'rollout');
  };

  test('is not stuck, and says what was going on', () => {
    const end = cut(20);
    expect(end).toMatchObject({ done: false, isCutOff: true, watchedUntil: 20 });
    const doubts = doubtsOf(end);
    expect(doubts).toEqual([expect.stringMatching(/not watched to its end: after 20 s, \d of 3 pods/)]);
    expect(verdictOf({ lost: 0, floor: { lost: 0 }, end, doubts }, 'rollout')).toBe('unknown');
    expect(verdictOf({ lost: 5, floor: { lost: 0 }, end, doubts }, 'rollout')).toBe('loses');
  });

  test('is not safe where the release is a bad one, either', () => {
    const end = cut(20);
    expect(verdictOf({ lost: 0, floor: { lost: 0 }, end, doubts: doubtsOf(end) }, 'never-ready')).toBe('unknown');
  });

  test('was watched to its end where nothing has happened for longer than anything takes', () => {
    const never = '{ httpGet: { path: /ready, port: nowhere } }';
    const { end, verdict } = only(simulate(web({ readiness: never }), { scenarios: ['rollout'], fix: false }));
    expect(end).not.toHaveProperty('isCutOff');
    expect(verdict).toBe('stuck');
  });
});

describe('A start of years', () => {
  // Killed and started again every five minutes, or asked every ten seconds whether it serves.
  test.each([
    ['999999h', 4],
    ['99999999s', 2_000_000_000],
  ])('of %s, with a threshold of %d, is watched as far as it is worth', (start, threshold) => {
    const { verdict, doubts, end } = only(simulate(slow(start, threshold), { scenarios: ['rollout'], fix: false }));
    expect({ verdict, done: end.done }).toEqual({ verdict: 'unknown', done: false });
    expect(doubts).toEqual([expect.stringMatching(/after \d+ s, .*more was to happen than is simulated/)]);
  });
});

test('A release that crashes at once is watched through its back-offs', () => {
  // Each time it starts, a pod without a readiness probe may count as available, and an old one goes.
  const [outcome] = simulate(web({ readiness: '', minReady: 0, replicas: 8 }), {
    scenarios: ['crashes-at-once'],
    fix: false,
  });
  expect(outcome?.lowestCapacity).toBe(0);
});

describe('A release with more in it than is simulated', () => {
  // Killed every half minute, for as long as it takes to start: until more has happened than a run may have.
  const world = web({
    facts: { 'slowest-start': '999999h' },
    replicas: 1,
    readiness: `{ exec: { command: ['true'] }, periodSeconds: 1 }
          livenessProbe: { httpGet: { path: /, port: http }, periodSeconds: 1 }`,
  });
  const [outcome] = simulate(world, { scenarios: ['rollout'], fix: false });

  test('says so, and is not safe', () => {
    expect(outcome?.verdict).not.toBe('safe');
    expect(outcome?.end).toMatchObject({ done: false, isCutOff: true });
  });

  test('has no change, since none could be proved', () => {
    const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['rollout'] });
    expect(change).toMatchObject({ none: expect.any(String) as string });
    expect(change).not.toHaveProperty('nearest');
  });
});
