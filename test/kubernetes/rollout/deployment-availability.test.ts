import fc from 'fast-check';
import { deploymentMaxUnavailable, deploymentMinAvailable } from '../../../lib/kubernetes';

// pkg/controller/deployment/util/deployment_util_test.go TestMaxUnavailable, TestMinAvailable
test.each([
  ['RollingUpdate', 10, 5, 5, 5],
  ['RollingUpdate', 10, 10, 10, 0],
  ['RollingUpdate', 5, 10, 5, 0],
  ['RollingUpdate', 0, 10, 0, 0],
  ['RollingUpdate', 10, '50%', 5, 5],
  ['RollingUpdate', 10, '60%', 6, 4],
  ['RollingUpdate', 5, '100%', 5, 0],
  ['RollingUpdate', 3, '25%', 0, 3],
  ['Recreate', 10, undefined, 0, 0],
] as const)(
  'A %s of %d pods with maxUnavailable %p takes %d away and keeps %d',
  (strategyType, replicas, maxUnavailable, away, kept) => {
    const rollingUpdate = { maxSurge: 1, maxUnavailable };
    expect(deploymentMaxUnavailable(strategyType, replicas, rollingUpdate)).toBe(away);
    expect(deploymentMinAvailable(strategyType, replicas, rollingUpdate)).toBe(kept);
  },
);

test('What a rolling update takes away and what it keeps is all that there is', () => {
  const bounds = fc.oneof(
    fc.nat({ max: 50 }),
    fc.nat({ max: 100 }).map((percent) => `${percent}%`),
  );
  fc.assert(
    fc.property(fc.nat({ max: 100 }), bounds, bounds, (replicas, maxSurge, maxUnavailable) => {
      const away = deploymentMaxUnavailable('RollingUpdate', replicas, { maxSurge, maxUnavailable });
      const kept = deploymentMinAvailable('RollingUpdate', replicas, { maxSurge, maxUnavailable });
      expect(away + kept).toBe(replicas);
      expect(kept).toBeGreaterThanOrEqual(0);
    }),
  );
});
