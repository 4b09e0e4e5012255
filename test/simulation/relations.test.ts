import fc from 'fast-check';
import {
  casesOf,
  mergeSamples,
  RunMemory,
  sampledOutcome,
  sampleRuns,
  type Case,
  type ScenarioName,
  simulate,
} from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import { settingFor } from '../../lib/simulation/scenarios/setting-for';
import { worstCases } from '../../lib/simulation/worst/adversaries';
import { ranOf } from '../../lib/simulation/worst/ran';
import { runWorstCase } from '../../lib/simulation/worst/run-worst-case';
import { worstRun } from '../../lib/simulation/worst/worst-run';
import { generated, manifestsOf, worldOf } from './generated-workload';
import { web, type Web } from './manifests';
import { runs } from '../properties/runs';

function worst(scenario: ScenarioName, given: Web): { readonly lost: number; readonly capacity: number } {
  const world = web(given);
  const [one] = casesOf(world, { scenarios: [scenario] }) as [Case];
  const { ran } = worstRun(settingsOf(world, one, {})[0], scenario);
  return { lost: ran.lost, capacity: ran.lowestCapacity };
}

const hook = (seconds: number) => `{ sleep: { seconds: ${seconds} } }`;
const onSigterm = fc.constantFrom('drains', 'exits', 'ignores', 'keeps-serving 3s');
const scenario = fc.constantFrom<ScenarioName>('rollout', 'scale-down', 'delete-pod', 'drain-node');
const RUNS = runs(15);

describe('In the worst case', () => {
  test('a longer preStop hook never loses more, as long as the grace period leaves room for it', () => {
    const property = fc.property(scenario, onSigterm, fc.integer({ min: 1, max: 12 }), (name, behaviour, seconds) => {
      const facts = { 'on-sigterm': behaviour };
      const shorter = worst(name, { facts, grace: 60, preStop: hook(seconds) });
      const longer = worst(name, { facts, grace: 60, preStop: hook(seconds + 1) });
      expect(longer.lost).toBeLessThanOrEqual(shorter.lost + 1e-6);
    });
    fc.assert(property, RUNS);
  });

  test('a longer grace period never loses more', () => {
    const property = fc.property(scenario, onSigterm, fc.integer({ min: 5, max: 20 }), (name, behaviour, grace) => {
      const facts = { 'on-sigterm': behaviour, 'longest-request': '8s' };
      expect(worst(name, { facts, grace: grace + 1 }).lost).toBeLessThanOrEqual(
        worst(name, { facts, grace }).lost + 1e-6,
      );
    });
    fc.assert(property, RUNS);
  });

  test('more replicas never leave less capacity', () => {
    const property = fc.property(scenario, fc.integer({ min: 2, max: 9 }), (name, replicas) => {
      expect(worst(name, { replicas: replicas + 1 }).capacity).toBeGreaterThanOrEqual(
        worst(name, { replicas }).capacity,
      );
    });
    fc.assert(property, RUNS);
  });

  test('what is lost grows with the rate, and nothing else does', () => {
    const world = web({ preStop: '' });
    const [slow, fast] = [100, 250].map((rate) => simulate(world, { rate, scenarios: ['rollout'], fix: false })[0]);
    expect(fast?.lost).toBeCloseTo(2.5 * (slow?.lost ?? 0));
    expect(fast?.lostSeconds).toBeCloseTo(slow?.lostSeconds ?? 0);
  });

  test('what is lost is the sum of its stretches, and of its causes', () => {
    for (const { lost, losses, lostByCause } of simulate(web({ preStop: '', readiness: '' }), { fix: false })) {
      const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
      expect(sum(losses.map(({ requests }) => requests))).toBeCloseTo(lost, 3);
      expect(sum(Object.values(lostByCause))).toBeCloseTo(lost, 3);
    }
  });

  test('an outcome is plain frozen data that survives JSON', () => {
    for (const outcome of simulate(web({ preStop: '' }))) {
      expect(Object.isFrozen(outcome) && Object.isFrozen(outcome.timeline.pods)).toBe(true);
      expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
    }
  });

  test('the states of a pod follow each other without a gap', () => {
    for (const { timeline } of simulate(web(), { fix: false })) {
      for (const { states } of timeline.pods) {
        states.slice(1).forEach(({ from }, index) => expect(from).toBe(states[index]?.to));
      }
    }
  });
});

test('What is remembered of another worst case is exactly what this one comes to', () => {
  const property = fc.property(generated, fc.nat(), (given, drawn) => {
    const world = worldOf(manifestsOf(given));
    const cases = casesOf(world);
    const one = cases[drawn % cases.length] as Case;
    const memory = new RunMemory();
    const [setting] = settingsOf(world, one, {});
    for (const worstCase of worstCases(settingFor(setting, one.scenario), one.scenario)) {
      const alone = runWorstCase({ setting: { ...worstCase.setting, records: true } }, one.scenario);
      expect(memory.run(worstCase, one.scenario)).toEqual(ranOf(alone, one.scenario));
    }
  });
  fc.assert(property, RUNS);
});

test('Worst cases that differ in nothing that could matter here are one run', () => {
  // An application that never serves: probes that look late see no more of it than those that look early. One pod alone
  // crashes with no other one.
  const world = web({ replicas: 1, readiness: '{ httpGet: { path: /ready, port: http }, periodSeconds: 7 }' });
  const memory = new RunMemory();
  const ran = (scenario: ScenarioName, chosen: object) => {
    const [one] = casesOf(world, { scenarios: [scenario] }) as [Case];
    const setting = settingFor(settingsOf(world, one, {})[0], scenario);
    return memory.run({ setting: { ...setting, adversary: { ...setting.adversary, ...chosen } } }, scenario);
  };
  expect(ran('never-ready', { lateProbes: true })).toBe(ran('never-ready', { lateProbes: false }));
  expect(ran('crash', { inStep: true, lateProbes: true })).toBe(ran('crash', { inStep: false, lateProbes: true }));
  expect(ran('rollout', { lateProbes: true })).not.toBe(ran('rollout', { lateProbes: false }));
});

test('A memory that knows other workloads says what one says that knows none', () => {
  const memory = new RunMemory();
  const property = fc.property(generated, fc.nat(), (given, drawn) => {
    const world = worldOf(manifestsOf(given));
    const cases = casesOf(world);
    const one = cases[drawn % cases.length] as Case;
    const [setting] = settingsOf(world, one, {});
    const alone = worstRun(setting, one.scenario);
    expect(worstRun(setting, one.scenario, undefined, memory)).toEqual(alone);
    expect(worstRun(setting, one.scenario, undefined, memory)).toEqual(alone);
  });
  fc.assert(property, RUNS);
});

describe('Sampled runs', () => {
  const world = web({ preStop: '' });
  const [rollout] = casesOf(world, { scenarios: ['rollout'] }) as [Case];

  test('say the same, to the byte, for the same seed', () => {
    const text = () => JSON.stringify(sampledOutcome(world, rollout, {}, sampleRuns(world, rollout, {}, 7, 50)));
    expect(text()).toBe(text());
  });

  test('may be shared out among workers by their seeds', () => {
    const whole = sampleRuns(world, rollout, {}, 1, 40);
    const parts = [sampleRuns(world, rollout, {}, 21, 20), sampleRuns(world, rollout, {}, 1, 20)];
    expect(mergeSamples(...parts)).toEqual(whole);
  });

  test('lose no more than the worst case, for its 5 s of lag, and a clean drain without a hook nearly always something', () => {
    const { sampled } = sampledOutcome(world, rollout, {}, sampleRuns(world, rollout, {}, 1, 200));
    const [{ lost } = { lost: 0 }] = simulate(world, { scenarios: ['rollout'], fix: false });
    expect(sampled?.lost.max).toBeLessThanOrEqual(lost);
    expect(sampled?.probabilityOfLoss).toBeGreaterThan(0.9);
  });

  test('lose nothing where the worst case loses nothing', () => {
    const safe = web();
    for (const one of casesOf(safe, { scenarios: ['rollout', 'scale-down', 'drain-all', 'delete-pod'] })) {
      expect(sampleRuns(safe, one, {}, 1, 30).every(({ lost }) => lost === 0)).toBe(true);
    }
  });
});
