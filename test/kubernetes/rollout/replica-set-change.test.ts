import { replicaSetChange } from '../../../lib/kubernetes';

// pkg/controller/replicaset/replica_set_test.go TestSyncReplicaSetDoesNothing, TestControllerBurstReplicas
test.each([
  [2, 2, 0],
  [0, 3, 3],
  [5, 2, -3],
  [0, 5000, 500],
  [5000, 0, -500],
])('A ReplicaSet with %d active pods that should have %d changes by %d', (active, replicas, change) => {
  expect(replicaSetChange(active, replicas)).toBe(change);
});
