import fc from 'fast-check';
import { latestKill, PROBE_DEFAULTS, startupGuarantee } from '../../lib/kubernetes';
import { smallestStartupThreshold, startupPeriod } from '../../lib/plan';
import { upTo } from './arbitrary-release';

const timing = (period: number, failureThreshold: number, initialDelay = 0) => ({
  ...PROBE_DEFAULTS,
  period,
  failureThreshold,
  initialDelay,
});

// A container is not killed before initialDelay - 1 + (failureThreshold - 1) * period.
test.each([
  ['60 s of start, looked at every 10 s, need one look more than six', 60, 10, 0, 7],
  ['a start that ends between two looks needs the next one', 61, 10, 0, 8],
  ['an initial delay counts, less the second to which the start is cut', 60, 10, 21, 5],
  ['an initial delay a second longer than the start is enough', 60, 10, 61, 1],
  ['an initial delay as long as the start is not', 60, 10, 60, 2],
  ['no start at all still takes one look', 0, 10, 0, 1],
  ['a start shorter than a second takes a second look', 0.5, 1, 0, 2],
])('%s', (_title, start, period, initialDelay, threshold) => {
  expect(smallestStartupThreshold(start, period, initialDelay)).toBe(threshold);
});

test('the threshold is enough, and one less is not', () => {
  fc.assert(
    fc.property(upTo(3600), fc.integer({ min: 1, max: 60 }), fc.nat({ max: 600 }), (start, period, delay) => {
      const threshold = smallestStartupThreshold(start, period, delay);
      expect(startupGuarantee(timing(period, threshold, delay))).toBeGreaterThanOrEqual(start);
      if (threshold > 1) expect(startupGuarantee(timing(period, threshold - 1, delay))).toBeLessThan(start);
    }),
  );
});

test('what failureThreshold * periodSeconds promises is one period more than what is sure', () => {
  expect(startupGuarantee(timing(10, 6))).toBe(60 - 10);
  expect(latestKill(timing(10, 6))).toBe(10 + 5 * 10 + 1);
});

test.each([
  [0, 1],
  [30, 1],
  [31, 2],
  [60, 2],
  [300, 10],
  [3600, 10],
])('a start of %p s is looked at every %p s', (start, period) => {
  expect(startupPeriod(start)).toBe(period);
});
