import fc from 'fast-check';
import { casesOf } from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import { runSample } from '../../lib/simulation/sampled/run-sample';
import { worstRun } from '../../lib/simulation/worst/worst-run';
import { bounded, compareWithDrawn, NOTHING, type Bounded } from './bounds';
import { generated, manifestsOf, worldOf } from './generated-workload';
import { runs } from '../properties/runs';

const HTTP = { httpGet: { path: '/ready', port: 'http' } };

const FACTS = { 'slowest-start': '6s', 'longest-request': '2s', 'on-sigterm': 'exits', traffic: 'cluster-ip' };

const PLAIN: Bounded['given'] = {
  replicas: 2,
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  grace: 13,
  minReady: 6,
  preStop: undefined,
  readiness: { ...HTTP, periodSeconds: 2, failureThreshold: 4 },
  startup: { ...HTTP, periodSeconds: 1, failureThreshold: 4 },
  liveness: undefined,
  budget: undefined,
  autoscaler: undefined,
  facts: { ...FACTS, traffic: 'ingress-nginx' },
};

const SHAPE: Bounded['shaped'] = {
  kind: 'Deployment',
  parallel: false,
  surges: true,
  helper: undefined,
  traffic: 'as it is',
  gated: false,
  local: false,
  imagePull: 0,
  image: 'web:1',
};

test.each([
  ['new', 3],
  ['keep-alive', 1],
] as const)(
  'no drawn run loses more than the worst case, whatever happens to whatever workload: %s connections',
  (clients, few) => {
    let compared = 0;
    const property = fc.property(bounded, (one) => {
      for (const { words, isTooShort } of compareWithDrawn(one, clients, 4)) {
        compared += 1;
        if (isTooShort) throw new Error(words);
      }
    });
    fc.assert(property, runs(few));
    expect(compared).toBeGreaterThan(8 * few);
  },
);

/** Of each, a drawn run has once lost many times as much as the worst case. */
const FOUND: readonly (readonly [string, Bounded['where'], Partial<Bounded['given']>, Partial<Bounded['shaped']>])[] = [
  [
    'drain-all: the only pod leaves the node that is drained last',
    { replicas: 1, rate: 1000, nodes: 2, busyCluster: true, oneMachine: false, freeProcessors: 0.5 },
    { facts: { ...FACTS, 'slowest-start': '3s' }, liveness: { ...HTTP, periodSeconds: 5, failureThreshold: 6 } },
    { local: true, helper: { isSidecar: false, isProbed: true, works: 6, onSigterm: 'ignores', waits: 3 } },
  ],
  [
    'never-alive: one pod after the other is ready for long enough before its check kills it',
    { replicas: 4, rate: 1000, nodes: 2, busyCluster: false, oneMachine: false, freeProcessors: 0.9 },
    {
      grace: 18,
      minReady: 11,
      preStop: { exec: { command: ['sleep', '14'] } },
      startup: { ...HTTP, periodSeconds: 1, failureThreshold: 7 },
      liveness: { ...HTTP, periodSeconds: 1, failureThreshold: 4, initialDelaySeconds: 2 },
    },
    { imagePull: 20 },
  ],
];

test.each(FOUND)('no drawn run loses more than the worst case of %s', (_words, where, given, shaped) => {
  const one: Bounded = { where, given: { ...PLAIN, ...given }, shaped: { ...SHAPE, ...shaped }, seed: 851263 };
  for (const { words, isTooShort } of compareWithDrawn(one, 'new', 10)) if (isTooShort) throw new Error(words);
});

test('what is safe in the worst case loses nothing in any run that is drawn, and has no fewer pods that serve', () => {
  let safe = 0;
  const property = fc.property(generated, fc.nat(1e6), (given, seed) => {
    const world = worldOf(manifestsOf(given));
    for (const one of casesOf(world)) {
      const [setting] = settingsOf(world, one, {});
      const { ran } = worstRun(setting, one.scenario, 'new');
      if (ran.lost > NOTHING) continue;
      safe += 1;
      for (let run = seed; run < seed + 6; run += 1) {
        const { account, lowestCapacity } = runSample(setting, one, run);
        expect(account.lost).toBeLessThan(NOTHING);
        expect(lowestCapacity).toBeGreaterThanOrEqual(ran.lowestCapacity);
      }
    }
  });
  fc.assert(property, runs(4));
  expect(safe).toBeGreaterThan(10);
});
