import fc from 'fast-check';
import { casesOf } from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import { runSample } from '../../lib/simulation/sampled/run-sample';
import { worstRun } from '../../lib/simulation/worst/worst-run';
import { shape, shapedManifests } from './generated-shape';
import { generated, manifestsOf, worldOf } from './generated-workload';

/** Less than this of a request is nothing. */
const NOTHING = 1e-3;

type Setting = Parameters<typeof runSample>[0];

/** How many drawn runs each worst case is held against. */
const DRAWN = 8;

test('what is safe in the worst case loses nothing in any run that is drawn', () => {
  let safe = 0;
  const property = fc.property(generated, fc.nat(1e6), (given, seed) => {
    const world = worldOf(manifestsOf(given));
    for (const one of casesOf(world)) {
      const [setting] = settingsOf(world, one, {});
      if (worstRun(setting, one.scenario, 'new').sim.account.lost > NOTHING) continue;
      safe += 1;
      for (let run = 0; run < DRAWN; run += 1) {
        const { lost } = runSample(setting, one, seed + run).account;
        if (lost > NOTHING)
          throw new Error(`${one.scenario} is said to be safe, but loses ${lost} (seed ${seed + run})`);
      }
    }
  });
  fc.assert(property, { numRuns: 60 });
  expect(safe).toBeGreaterThan(200);
});

/** How many settings are safe at the worst, and lose nothing in any drawn run either; throws where one does. */
function safeOf(
  settings: readonly Setting[],
  one: Parameters<typeof runSample>[1],
  seed: number,
  clients: 'new' | 'keep-alive',
): number {
  const safe = settings.filter((setting) => worstRun(setting, one.scenario, clients).sim.account.lost <= NOTHING);
  for (const setting of safe) {
    const drawn = clients === 'new' ? setting : { ...setting, clients: { ...setting.clients, connections: 1000 } };
    for (let run = 0; run < 4; run += 1) {
      const { lost } = runSample(drawn, one, seed + run).account;
      if (lost > NOTHING) throw new Error(`${one.scenario} is said to be safe, but loses ${lost} (seed ${seed + run})`);
    }
  }
  return safe.length;
}

test.each(['new', 'keep-alive'] as const)(
  'so it is of every kind, with native sidecars, other traffic, readiness gates, autoscalers and images to pull: %s connections',
  (clients) => {
    let safe = 0;
    const property = fc.property(generated, shape, fc.nat(1e6), (given, shaped, seed) => {
      const world = worldOf(shapedManifests(given, shaped));
      for (const one of casesOf(world)) {
        safe += safeOf(settingsOf(world, one, { imagePull: shaped.imagePull }), one, seed, clients);
      }
    });
    fc.assert(property, { numRuns: clients === 'new' ? 100 : 40 });
    expect(safe).toBeGreaterThan(clients === 'new' ? 300 : 50);
  },
);

test('an outage for want of another pod is never longer than in the worst case', () => {
  const property = fc.property(generated, fc.nat(1e6), (given, seed) => {
    const world = worldOf(manifestsOf({ ...given, replicas: 1 }));
    for (const one of casesOf(world, { scenarios: ['rollout', 'drain-node', 'delete-pod', 'crash'] })) {
      const [setting] = settingsOf(world, one, {});
      const worst = worstRun(setting, one.scenario, 'new').sim.account.lost;
      const { lost } = runSample(setting, one, seed).account;
      expect(lost).toBeLessThanOrEqual(worst + NOTHING);
    }
  });
  fc.assert(property, { numRuns: 100 });
});
