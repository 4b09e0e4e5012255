import fc from 'fast-check';
import { resolveFenceposts } from '../../../lib/kubernetes';

// pkg/controller/deployment/util/deployment_util_test.go TestResolveFenceposts, and the default of 25 %.
test.each([
  ['0%', '0%', 0, 0, 1],
  ['39%', '39%', 10, 4, 3],
  ['39%', null, 10, 4, 0],
  [undefined, '39%', 10, 0, 3],
  ['25%', '25%', 1, 1, 0],
  ['25%', '25%', 3, 1, 0],
  ['25%', '25%', 4, 1, 1],
  [0, '10%', 3, 0, 1],
] as const)(
  'maxSurge %p and maxUnavailable %p of %d pods are %d and %d',
  (maxSurge, maxUnavailable, desired, surge, unavailable) => {
    expect(resolveFenceposts(maxSurge, maxUnavailable, desired)).toEqual({ surge, unavailable });
  },
);

test.each([
  ['55%', 'urg'],
  ['5', '1'],
])('%p and %p are refused', (maxSurge, maxUnavailable) => {
  expect(() => resolveFenceposts(maxSurge, maxUnavailable, 10)).toThrow(RangeError);
});

test('A rolling update can always move', () => {
  const percents = fc.nat({ max: 100 }).map((percent) => `${percent}%`);
  fc.assert(
    fc.property(percents, percents, fc.nat({ max: 500 }), (maxSurge, maxUnavailable, desired) => {
      const { surge, unavailable } = resolveFenceposts(maxSurge, maxUnavailable, desired);
      expect(surge + unavailable).toBeGreaterThan(0);
    }),
  );
});
