import fc from 'fast-check';
import { DEPLOYMENT_DEFAULTS, servingFloor } from '../../../lib/kubernetes';

const { maxSurge, maxUnavailable } = DEPLOYMENT_DEFAULTS;

test.each([
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 3],
  [8, 6],
  [0, 0],
])('With the defaults, a rollout of %d pods never goes below %d', (replicas, floor) => {
  expect(servingFloor(replicas, maxSurge, maxUnavailable)).toBe(floor);
});

test('Without surge and without unavailable pods one is taken away all the same', () => {
  expect(servingFloor(3, 0, '10%')).toBe(2);
  expect(servingFloor(1, 0, 0)).toBe(0);
});

test('With maxUnavailable 0 and a surge nothing is ever missing', () => {
  const surges = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom('1%', '25%', '100%'));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), surges, (replicas, surge) => {
      expect(servingFloor(replicas, surge, 0)).toBe(replicas);
    }),
  );
});

test('A larger maxUnavailable never raises the floor', () => {
  fc.assert(
    fc.property(fc.nat({ max: 100 }), fc.nat({ max: 99 }), (replicas, unavailable) => {
      expect(servingFloor(replicas, 1, unavailable + 1)).toBeLessThanOrEqual(servingFloor(replicas, 1, unavailable));
    }),
  );
});
