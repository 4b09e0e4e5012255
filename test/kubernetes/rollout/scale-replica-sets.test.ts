import fc from 'fast-check';
import { isScalingEvent, scaleReplicaSets, type ScalableReplicaSet } from '../../../lib/kubernetes';

/** ReplicaSets as they stand in a Deployment of this size, the oldest first. */
function sets(sizes: readonly number[], before: number): readonly ScalableReplicaSet[] {
  return sizes.map((replicas, created) => ({ replicas, created, desiredReplicas: before, maxReplicas: before }));
}

function scaled(replicas: number, maxSurge: number, all: readonly ScalableReplicaSet[]): readonly number[] {
  return scaleReplicaSets({ replicas, maxSurge }, all.slice(0, -1), all[all.length - 1]);
}

// pkg/controller/deployment/sync_test.go TestScale; there the new ReplicaSet stands first
test.each([
  [[10], 10, 12, 0, [12]],
  [[3, 2], 5, 10, 0, [6, 4]],
  [[3, 2], 5, 3, 0, [2, 1]],
  [[2, 3, 2], 7, 10, 0, [3, 4, 3]],
  [[3, 8, 2], 13, 8, 0, [2, 5, 1]],
  [[1, 2, 3], 6, 0, 0, [0, 0, 0]],
  [[0, 0, 0], 6, 6, 0, [0, 0, 6]],
  [[6, 6], 12, 20, 2, [11, 11]],
  [[8, 5], 13, 50, 6, [34, 22]],
])(
  'ReplicaSets of %j, with room for %d, scaled to %d and a surge of %d, become %j',
  (sizes, before, to, surge, after) => {
    expect(scaled(to, surge, sets(sizes, before))).toEqual(after);
  },
);

test('Without a new ReplicaSet yet, the old ones share', () => {
  expect(scaleReplicaSets({ replicas: 5, maxSurge: 0 }, sets([2, 2], 4), undefined)).toEqual([2, 3]);
});

test('A Deployment without a ReplicaSet has nothing to scale', () => {
  expect(scaleReplicaSets({ replicas: 5, maxSurge: 1 }, [], undefined)).toEqual([]);
});

test('Beside a new ReplicaSet that is complete, the old ones go', () => {
  const current = { replicas: 4, created: 9, desiredReplicas: 4, available: 4 };
  expect(scaleReplicaSets({ replicas: 4, maxSurge: 1 }, sets([2], 5), current)).toEqual([0, 4]);
  expect(scaleReplicaSets({ replicas: 4, maxSurge: 2 }, sets([2], 6), { ...current, available: 3 })).toEqual([2, 4]);
});

test('A Deployment that is recreated keeps the sizes of several ReplicaSets', () => {
  const [old, current] = [sets([2], 4), sets([2], 4)[0]];
  expect(scaleReplicaSets({ replicas: 9, maxSurge: 0 }, old, current, false)).toEqual([2, 2]);
});

test('It is a scaling where a ReplicaSet with pods was scaled for another size', () => {
  expect(isScalingEvent(5, [{ replicas: 3, desiredReplicas: 5 }, { replicas: 1 }])).toBe(false);
  expect(isScalingEvent(5, [{ replicas: 3, desiredReplicas: 4 }])).toBe(true);
  expect(isScalingEvent(5, [{ replicas: 0, desiredReplicas: 4 }])).toBe(false);
});

test('All ReplicaSets together become what the Deployment may have, and none less than nothing', () => {
  const sizes = fc.array(fc.nat({ max: 60 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(sizes, fc.nat({ max: 200 }), fc.nat({ max: 10 }), (before, replicas, maxSurge) => {
      fc.pre(before.filter((size) => size > 0).length > 1);
      const after = scaled(
        replicas,
        maxSurge,
        sets(
          before,
          Math.max(
            1,
            before.reduce((sum, size) => sum + size, 0),
          ),
        ),
      );
      expect(after.reduce((sum, size) => sum + size, 0)).toBe(replicas > 0 ? replicas + maxSurge : 0);
      expect(Math.min(...after)).toBeGreaterThanOrEqual(0);
      expect(after.filter((size, index) => before[index] === 0 && size > 0)).toEqual([]);
    }),
  );
});
