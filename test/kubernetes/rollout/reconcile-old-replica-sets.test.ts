import { cleanUpUnhealthy, reconcileOldReplicaSets, scaleDownOld } from '../../../lib/kubernetes';

const NONE = { replicas: 0, available: 0 };

// pkg/controller/deployment/rolling_test.go TestDeploymentController_cleanupUnhealthyReplicas
test.each([
  [8, 1, 1],
  [8, 3, 2],
  [8, 0, 0],
  [10, 3, 0],
])('With %d of 10 available, and at most %d to go, %d go', (available, maximum, count) => {
  expect(cleanUpUnhealthy([{ replicas: 10, available }], maximum)).toEqual({
    replicas: [10 - count],
    count,
    stale: false,
  });
});

test('The oldest ReplicaSet loses its unavailable pods first', () => {
  const old = [{ replicas: 3, available: 1 }, NONE, { replicas: 3, available: 0 }];
  expect(cleanUpUnhealthy(old, 4)).toMatchObject({ replicas: [1, 0, 1], count: 4 });
});

test('A status from before the last scaling ends the sync: nothing is scaled down twice', () => {
  const old = [{ replicas: 8, available: 10 }];
  expect(cleanUpUnhealthy(old, 2)).toEqual({ replicas: [8], count: 0, stale: true });
  expect(reconcileOldReplicaSets(old, { replicas: 4, available: 4 }, 8)).toMatchObject({ replicas: [8], count: 0 });
});

// rolling_test.go TestDeploymentController_scaleDownOldReplicaSetsForRollingUpdate
test.each([
  [10, 10, 9, 1],
  [10, 10, 8, 2],
  [10, 8, 8, 0],
  [0, 10, 8, 0],
  [10, 1, 8, 0],
])('Of %d old pods, with %d available and %d needed, %d go', (old, available, minAvailable, count) => {
  expect(scaleDownOld([old], available, minAvailable)).toEqual({ replicas: [old - count], count });
});

// rolling_test.go TestDeploymentController_reconcileOldReplicaSets; minAvailable is 10 less maxUnavailable
test.each([
  [10, 10, NONE, 9, 9],
  [10, 10, NONE, 8, 8],
  [10, 8, NONE, 8, 8],
  [10, 9, NONE, 8, 8],
  [8, 8, { replicas: 2, available: 0 }, 8, 8],
])(
  '%d old pods, %d of them available, beside %j, with %d needed, become %d',
  (replicas, available, current, min, left) => {
    expect(reconcileOldReplicaSets([{ replicas, available }], current, min).replicas).toEqual([left]);
  },
);
