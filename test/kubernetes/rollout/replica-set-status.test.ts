import { isPodActive, replicaSetStatus } from '../../../lib/kubernetes';

// pkg/controller/replicaset/replica_set_utils_test.go TestCalculateStatus
test('A pod is available once it has been ready for minReadySeconds', () => {
  const pods = [{ ready: true, readySince: 90 }, { ready: true, readySince: 91 }, { ready: true }, { ready: false }];
  expect(replicaSetStatus(pods, 10, 100)).toMatchObject({ replicas: 4, readyReplicas: 3, availableReplicas: 1 });
  expect(replicaSetStatus(pods, 0, 100)).toMatchObject({ readyReplicas: 3, availableReplicas: 3 });
});

test('Pods without all labels of the template are counted apart', () => {
  expect(replicaSetStatus([{ ready: true, fullyLabeled: false }, { ready: true }], 0, 0).fullyLabeledReplicas).toBe(1);
});

test('Pods that are being deleted are reported only where the cluster does', () => {
  expect(replicaSetStatus([], 0, 0).terminatingReplicas).toBeUndefined();
  expect(replicaSetStatus([], 0, 0, 2).terminatingReplicas).toBe(2);
});

test.each([
  ['Running', false, true],
  ['Pending', false, true],
  ['Running', true, false],
  ['Failed', false, false],
  ['Succeeded', false, false],
])('A %s pod, being deleted: %p, is active: %p', (phase, deleting, active) => {
  expect(isPodActive(phase, deleting)).toBe(active);
});
