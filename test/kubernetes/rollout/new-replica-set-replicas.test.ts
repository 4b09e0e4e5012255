import fc from 'fast-check';
import { newReplicaSetReplicas, reconciledNewReplicas } from '../../../lib/kubernetes';

// pkg/controller/deployment/util/deployment_util_test.go TestNewRSNewReplicas: the new ReplicaSet is the only one.
test.each([
  ['cannot grow beyond the surge', 'RollingUpdate', 1, 5, 1, 5],
  ['grows to what is wanted', 'RollingUpdate', 6, 2, 10, 6],
  ['is set to what is wanted when it is recreated', 'Recreate', 3, 1, 1, 3],
] as const)('A new ReplicaSet %s', (_, strategyType, replicas, current, maxSurge, expected) => {
  expect(newReplicaSetReplicas({ strategyType, replicas, maxSurge, total: current, current })).toBe(expected);
});

// pkg/controller/deployment/rolling_test.go TestDeploymentController_reconcileNewReplicaSet
test.each([
  [10, 0, 10, 0, 0],
  [10, 2, 10, 0, 2],
  [10, 2, 5, 0, 7],
  [10, 2, 10, 2, 2],
  [10, 2, 0, 11, 10],
  [10, 0, 0, 10, 10],
])('Of %d wanted, with surge %d beside %d old, %d new become %d', (replicas, maxSurge, old, current, expected) => {
  const sizing = { strategyType: 'RollingUpdate', replicas, maxSurge, total: old + current, current } as const;
  expect(reconciledNewReplicas(sizing)).toBe(expected);
});

test('A step never takes the total above what is wanted and the surge', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 50 }),
      fc.nat({ max: 10 }),
      fc.nat({ max: 60 }),
      fc.nat({ max: 50 }),
      (replicas, surge, old, current) => {
        fc.pre(current <= replicas);
        const total = old + current;
        const after = reconciledNewReplicas({
          strategyType: 'RollingUpdate',
          replicas,
          maxSurge: surge,
          total,
          current,
        });
        expect(after).toBeLessThanOrEqual(replicas);
        expect(old + after).toBeLessThanOrEqual(Math.max(total, replicas + surge));
      },
    ),
  );
});
