import fc from 'fast-check';
import { casesOf } from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import { runSample } from '../../lib/simulation/sampled/run-sample';
import { worstRun } from '../../lib/simulation/worst/worst-run';
import { bounded, compareWithDrawn, NOTHING } from './bounds';
import { generated, manifestsOf, worldOf } from './generated-workload';
import { runs } from '../properties/runs';

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
