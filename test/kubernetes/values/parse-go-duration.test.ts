import fc from 'fast-check';
import { formatGoDuration, parseGoDuration } from '../../../lib/kubernetes';

// Go's own cases: src/time/time_test.go parseDurationTests.
test.each([
  ['0', 0],
  ['5s', 5],
  ['30s', 30],
  ['1478s', 1478],
  ['-5s', -5],
  ['+5s', 5],
  ['-0', 0],
  ['+0', 0],
  ['5.0s', 5],
  ['5.6s', 5.6],
  ['5.s', 5],
  ['.5s', 0.5],
  ['1.004s', 1.004],
  ['100.00100s', 100.001],
  ['10ns', 1e-8],
  ['11us', 1.1e-5],
  ['12µs', 1.2e-5],
  ['12μs', 1.2e-5],
  ['13ms', 0.013],
  ['15m', 900],
  ['16h', 57_600],
  ['3h30m', 12_600],
  ['10.5s4m', 250.5],
  ['-2m3.4s', -123.4],
  ['1h2m3s4ms5us6ns', 3723.004005006],
  ['39h9m14.425s', 140_954.425],
  ['0.3333333333333333333h', 1200],
  ['9223372036s', 9_223_372_036],
])('Go reads %s as %d s', (text, seconds) => {
  expect(parseGoDuration(text)).toBeCloseTo(seconds, 9);
});

// src/time/time_test.go parseDurationErrorTests.
test.each([
  ['', 'it is empty'],
  ['3', '3 has no unit'],
  ['-', 'it is empty'],
  ['s', '"s" does not start with a number'],
  ['.', '"." does not start with a number'],
  ['-.', '"." does not start with a number'],
  ['.s', '".s" does not start with a number'],
  ['+.s', '".s" does not start with a number'],
  ['1d', '"d" is not a unit'],
  [' 5s', '" " does not start with a number'],
  ['5 s', '" s" is not a unit'],
  ['30 seconds', '" seconds" is not a unit'],
  ['1m 30s', '"m " is not a unit'],
  ['9223372037s', 'it is longer than 292 years'],
])('Go does not read %p as a duration: %s', (text, reason) => {
  expect(() => parseGoDuration(text)).toThrow(RangeError);
  expect(() => parseGoDuration(text)).toThrow(reason);
});

test('A written duration reads as the same duration, to the nanosecond', () => {
  const wholeAndNanoseconds = fc.tuple(fc.nat({ max: 2 ** 22 }), fc.nat({ max: 999_999_999 }));
  fc.assert(
    fc.property(wholeAndNanoseconds, ([whole, nanoseconds]) => {
      const seconds = whole + nanoseconds / 1e9;
      expect(parseGoDuration(formatGoDuration(seconds))).toBe(seconds);
    }),
  );
});

test('Whole seconds of any length survive writing and reading', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }), (seconds) => {
      expect(parseGoDuration(formatGoDuration(seconds))).toBe(seconds);
    }),
  );
});
