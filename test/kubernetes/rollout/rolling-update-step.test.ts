import fc from 'fast-check';
import { deploymentMinAvailable, recreateStep, resolveFenceposts, rollingUpdateStep } from '../../../lib/kubernetes';

/** The largest and smallest numbers of a rollout in which new pods become available at once, and the steps it takes. */
function rollout(replicas: number, maxSurge: number, maxUnavailable: number, oldSizes: readonly number[]) {
  const counts = {
    replicas,
    maxSurge: resolveFenceposts(maxSurge, maxUnavailable, replicas).surge,
    minAvailable: deploymentMinAvailable('RollingUpdate', replicas, { maxSurge, maxUnavailable }),
  };
  let [current, old] = [0, oldSizes];
  const totals: number[] = [];
  for (let step = 0; step < 4 * replicas + 10; step++) {
    const size = (all: number) => ({ replicas: all, available: all });
    const next = rollingUpdateStep(counts, old.map(size), size(current));
    [current, old] = [next.current, next.old];
    totals.push(old.reduce((sum, all) => sum + all, current));
  }
  return { counts, current, old, totals };
}

test('One sync resizes the new ReplicaSet or the old ones, not both', () => {
  const counts = { replicas: 3, maxSurge: 1, minAvailable: 3 };
  const old = [{ replicas: 3, available: 3 }];
  expect(rollingUpdateStep(counts, old, { replicas: 0, available: 0 })).toEqual({ current: 1, old: [3] });
  expect(rollingUpdateStep(counts, old, { replicas: 1, available: 0 })).toEqual({ current: 1, old: [3] });
  expect(rollingUpdateStep(counts, old, { replicas: 1, available: 1 })).toEqual({ current: 1, old: [2] });
});

test('A rolling update ends, never above replicas and surge, never below what has to be available', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.nat({ max: 10 }),
      fc.nat({ max: 10 }),
      fc.nat({ max: 30 }),
      (replicas, maxSurge, maxUnavailable, split) => {
        const first = Math.min(split, replicas);
        const { counts, current, old, totals } = rollout(replicas, maxSurge, maxUnavailable, [first, replicas - first]);
        expect(Math.max(...totals)).toBeLessThanOrEqual(replicas + counts.maxSurge);
        expect(Math.min(...totals)).toBeGreaterThanOrEqual(counts.minAvailable);
        expect([current, ...old]).toEqual([replicas, 0, 0]);
      },
    ),
  );
});

test('A release that never becomes available takes no more than maxUnavailable of the old pods', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.nat({ max: 10 }),
      fc.nat({ max: 10 }),
      (replicas, maxSurge, maxUnavailable) => {
        const minAvailable = deploymentMinAvailable('RollingUpdate', replicas, { maxSurge, maxUnavailable });
        const counts = { replicas, maxSurge, minAvailable };
        let [current, old] = [0, replicas];
        for (let step = 0; step < 3 * replicas + 10; step++) {
          const before = [{ replicas: old, available: old }];
          const next = rollingUpdateStep(counts, before, { replicas: current, available: 0 });
          [current, old] = [next.current, next.old[0] as number];
        }
        expect(old).toBe(minAvailable);
      },
    ),
  );
});

// pkg/controller/deployment/recreate_test.go TestScaleDownOldReplicaSets, TestOldPodsRunning
test.each([
  [[2, 1], 0, 3, { current: 0, old: [0, 0] }],
  [[0, 0], 0, 1, { current: 0, old: [0, 0] }],
  [[0, 0], 0, 0, { current: 3, old: [0, 0] }],
])('Recreating 3 replicas from %j and %d new ones, with %d old pods left: %j', (old, current, oldPods, sizes) => {
  expect(recreateStep(3, old, current, oldPods)).toEqual(sizes);
});
