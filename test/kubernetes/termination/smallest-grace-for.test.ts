import fc from 'fast-check';
import { killedAt, smallestGraceFor } from '../../../lib/kubernetes';

const hooks = fc.oneof(
  fc.nat({ max: 600 }),
  fc.integer({ min: 0, max: 6000 }).map((tenths) => tenths / 10),
);
const needs = fc.oneof(
  fc.nat({ max: 1200 }),
  fc.integer({ min: 0, max: 12_000 }).map((tenths) => tenths / 10),
);

test.each([
  [15, 45, 45],
  [5, 5, 5],
  [5, 7, 5],
  [5, 8, 8],
  [0, 0, 0],
  [0, 2, 0],
  [0, 30, 30],
  [0.1, 3.1, 3],
  [2.5, 32.5, 32],
  [10.5, 11, 11],
])('A hook of %d s and a need of %d s take a grace period of %d s', (hook, need, grace) => {
  expect(smallestGraceFor(hook, need)).toBe(grace);
});

test('The smallest grace period is enough', () => {
  fc.assert(
    fc.property(hooks, needs, (hook, need) => {
      const grace = smallestGraceFor(hook, need);
      expect(Number.isInteger(grace)).toBe(true);
      expect(grace).toBeGreaterThanOrEqual(hook);
      expect(killedAt(hook, grace)).toBeGreaterThanOrEqual(need);
    }),
  );
});

test('One second less cuts the hook or kills too early', () => {
  fc.assert(
    fc.property(hooks, needs, (hook, need) => {
      const less = smallestGraceFor(hook, need) - 1;
      expect(less < 0 || less < hook || killedAt(hook, less) < need).toBe(true);
    }),
  );
});

test.each([
  [Infinity, 10],
  [10, Infinity],
  [Number.NaN, 10],
])('No grace period outlasts a hook of %d s and a need of %d s', (hook, need) => {
  expect(() => smallestGraceFor(hook, need)).toThrow(RangeError);
});

test('A hook that outlasts every clock gets a grace period all the same', () => {
  expect(smallestGraceFor(1e21, 1e21 + 1)).toBeGreaterThanOrEqual(1e21);
  expect(smallestGraceFor(Number.MAX_SAFE_INTEGER, 2 ** 60)).toBeGreaterThanOrEqual(Number.MAX_SAFE_INTEGER);
});
