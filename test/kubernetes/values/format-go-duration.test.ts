import fc from 'fast-check';
import { formatGoDuration, parseGoDuration } from '../../../lib/kubernetes';

// Go's own cases: src/time/time_test.go durationTests.
test.each([
  ['0s', 0],
  ['1ns', 1e-9],
  ['1.1µs', 1.1e-6],
  ['2.2ms', 0.0022],
  ['3.3s', 3.3],
  ['4m5s', 245],
  ['4m5.001s', 245.001],
  ['5h6m7.001s', 18_367.001],
  ['1m30s', 90],
  ['1m0s', 60],
  ['1h0m0s', 3600],
  ['250ms', 0.25],
  ['-45s', -45],
  ['0s', -1e-12],
])('Go writes %s for %d s', (text, seconds) => {
  expect(formatGoDuration(seconds)).toBe(text);
});

test.each([Number.NaN, Infinity, -Infinity, 1e10])('Go has no duration of %d s', (seconds) => {
  expect(() => formatGoDuration(seconds)).toThrow(RangeError);
});

test('Two durations are written alike only when they are the same to the nanosecond', () => {
  const seconds = fc.double({ min: 0, max: 2 ** 22, noNaN: true });
  fc.assert(
    fc.property(
      seconds,
      (one) => Math.abs(parseGoDuration(formatGoDuration(one)) - one) <= 0.5e-9 + Number.EPSILON * one,
    ),
  );
});
