import { GO_DURATION_UNITS, LONGEST_GO_DURATION } from '../../../lib/kubernetes/values/go-duration-units';

// https://pkg.go.dev/time#pkg-constants
test.each([
  ['ns', 'us', 1000n],
  ['us', 'ms', 1000n],
  ['ms', 's', 1000n],
  ['s', 'm', 60n],
  ['m', 'h', 60n],
  ['µs', 'μs', 1n],
])('%s times a power is %s', (small, large, power) => {
  expect((GO_DURATION_UNITS.get(small) ?? 0n) * power).toBe(GO_DURATION_UNITS.get(large));
});

test('The longest Go duration is the largest int64', () => {
  expect(LONGEST_GO_DURATION).toBe(9_223_372_036_854_775_807n);
});
