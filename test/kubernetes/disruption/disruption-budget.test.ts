import fc from 'fast-check';
import {
  budgetBlocksAt,
  disruptionBudgetStatus,
  disruptionsAllowed,
  type DisruptionBudget,
} from '../../../lib/kubernetes';

// pkg/controller/disruption/disruption_test.go, by the name of the test.
test.each<[string, DisruptionBudget, [number, number, number], [number, number, number]]>([
  ['TestUnavailable: as many as needed', { minAvailable: 3 }, [3, 3, 0], [0, 3, 3]],
  ['TestUnavailable: one is unhealthy', { minAvailable: 3 }, [4, 3, 0], [0, 3, 4]],
  ['TestIntegerMaxUnavailableWithScaling', { maxUnavailable: 2 }, [1, 1, 7], [0, 5, 7]],
  ['TestPercentageMaxUnavailableWithScaling of 7', { maxUnavailable: '30%' }, [1, 1, 7], [0, 4, 7]],
  ['TestPercentageMaxUnavailableWithScaling of 3', { maxUnavailable: '30%' }, [1, 1, 3], [0, 2, 3]],
  ['TestReplicaSet', { minAvailable: '20%' }, [1, 1, 10], [0, 2, 10]],
  ['TestReplicationController', { minAvailable: '34%' }, [3, 3, 3], [1, 2, 3]],
  ['TestTwoControllers', { minAvailable: '28%' }, [22, 9, 22], [2, 7, 22]],
  ['neither field set', {}, [3, 3, 3], [0, 0, 0]],
])('A budget is reckoned as in %s', (_, budget, [pods, healthy, scale], [allowed, desired, expected]) => {
  expect(disruptionBudgetStatus(budget, { pods, healthy, scale })).toEqual({
    disruptionsAllowed: allowed,
    currentHealthy: healthy,
    desiredHealthy: desired,
    expectedPods: expected,
  });
});

test.each<[DisruptionBudget, number, boolean]>([
  [{ maxUnavailable: 1 }, 1, false],
  [{ maxUnavailable: 1 }, 100, false],
  [{ maxUnavailable: 0 }, 3, true],
  [{ maxUnavailable: '0%' }, 3, true],
  [{ maxUnavailable: '1%' }, 1, false],
  [{ minAvailable: 1 }, 1, true],
  [{ minAvailable: 1 }, 2, false],
  [{ minAvailable: '50%' }, 1, true],
  [{ minAvailable: '50%' }, 2, false],
  [{ minAvailable: '100%' }, 5, true],
  [{ minAvailable: 3 }, 2, true],
  [{ minAvailable: 0 }, 1, false],
  [{}, 3, true],
])('%j of %d healthy pods blocks every drain: %p', (budget, replicas, blocks) => {
  expect(budgetBlocksAt(budget, replicas)).toBe(blocks);
});

const bounds = fc.oneof(
  fc.nat({ max: 20 }),
  fc.nat({ max: 100 }).map((percent) => `${percent}%`),
);

test('One more healthy pod never allows fewer evictions', () => {
  fc.assert(
    fc.property(bounds, fc.boolean(), fc.nat({ max: 50 }), fc.nat({ max: 50 }), (bound, isMin, expected, healthy) => {
      const budget = isMin ? { minAvailable: bound } : { maxUnavailable: bound };
      const fewer = disruptionsAllowed(budget, expected, healthy);
      expect(disruptionsAllowed(budget, expected, healthy + 1)).toBeGreaterThanOrEqual(fewer);
    }),
  );
});

test('A budget of one unavailable pod never blocks, at any size', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), (size) => !budgetBlocksAt({ maxUnavailable: 1 }, size)));
});

test('Evictions never take more than is healthy', () => {
  fc.assert(
    fc.property(bounds, fc.nat({ max: 50 }), fc.nat({ max: 50 }), (maxUnavailable, expected, healthy) => {
      expect(disruptionsAllowed({ maxUnavailable }, expected, healthy)).toBeLessThanOrEqual(healthy);
    }),
  );
});
