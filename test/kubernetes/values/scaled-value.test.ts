import fc from 'fast-check';
import { scaledValue } from '../../../lib/kubernetes';

// staging/src/k8s.io/apimachinery/pkg/util/intstr/intstr_test.go TestGetIntFromIntOrPercent and the documentation of
// maxSurge and maxUnavailable (25 % of 10 is 3 up and 2 down).
test.each([
  [123, 0, 'down', 123],
  ['90%', 100, 'up', 90],
  ['90%', 95, 'up', 86],
  ['90%', 95, 'down', 85],
  ['25%', 10, 'up', 3],
  ['25%', 10, 'down', 2],
  ['0%', 10, 'up', 0],
  ['150%', 2, 'up', 3],
  ['-50%', 1, 'up', 0],
] as const)('%p of %d rounded %s is %d', (value, total, rounding, expected) => {
  expect(scaledValue(value, total, rounding)).toBe(expected);
});

test.each(['%', '90#', '#%', '90', '', '1.5%', '25 %', 1.5, Number.NaN])(
  '%p is neither a count nor a percentage',
  (value) => {
    expect(() => scaledValue(value, 10, 'up')).toThrow(RangeError);
  },
);

test('Rounded up is never below rounded down, and at most one above', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.nat({ max: 10_000 }), (percent, total) => {
      const up = scaledValue(`${percent}%`, total, 'up');
      const down = scaledValue(`${percent}%`, total, 'down');
      expect(up - down).toBe((percent * total) % 100 === 0 ? 0 : 1);
    }),
  );
});

test('All of something is everything', () => {
  fc.assert(fc.property(fc.nat({ max: 1e6 }), (total) => expect(scaledValue('100%', total, 'down')).toBe(total)));
});
