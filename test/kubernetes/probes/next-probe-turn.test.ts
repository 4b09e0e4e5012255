import fc from 'fast-check';
import { nextProbeTurn } from '../../../lib/kubernetes';

test.each([
  ['a quick probe', 0, 0, 0.1, 10],
  ['a probe on a tick', 0, 10, 10.1, 20],
  ['a probe that ends on a tick', 0, 0, 10, 10],
  ['a probe longer than its period', 0, 0, 12, 12],
  ['one that began late, and is quick again', 0, 12, 12.1, 20],
  ['a probe that was asked for', 3, 3, 3.1, 13],
])('After %s (ticks from %d s, %d to %d s) the next one begins at %d s', (_, origin, started, ended, next) => {
  expect(nextProbeTurn(origin, 10, started, ended)).toBe(next);
});

test('Probes never overlap, and none comes later than a period after the last one, or at its end', () => {
  const seconds = fc.integer({ min: 0, max: 200 }).map((tenths) => tenths / 8);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), seconds, seconds, (period, started, takes) => {
      const ended = started + takes;
      const next = nextProbeTurn(0, period, started, ended);
      expect(next).toBeGreaterThanOrEqual(ended);
      expect(next).toBeLessThanOrEqual(Math.max(ended, started + period));
    }),
  );
});
