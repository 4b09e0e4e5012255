import { replicaSetFraction } from '../../../lib/kubernetes';

// pkg/controller/deployment/util/deployment_util_test.go TestGetReplicaSetFraction
test.each([
  ['scaled to nothing', 0, 0, 10, undefined, -10],
  ['with an annotation of 0 and no pods', 10, 0, 5, 0, 0],
  ['scaled up by a fifth', 120, 10, 50, 110, 9],
  ['scaled down by a sixth', 10, 0, 6, 12, -1],
])('A share %s', (_, replicas, maxSurge, size, maxReplicas, fraction) => {
  expect(replicaSetFraction({ replicas, maxSurge }, { replicas: size, maxReplicas })).toBe(fraction);
});

test('Without an annotation the pods that the Deployment has count', () => {
  expect(replicaSetFraction({ replicas: 120, maxSurge: 0, statusReplicas: 100 }, { replicas: 50 })).toBe(10);
});

test('Kubernetes multiplies in 32 bits: very large sizes overflow', () => {
  expect(replicaSetFraction({ replicas: 65_536, maxSurge: 0 }, { replicas: 65_536, maxReplicas: 65_536 })).toBe(
    -65_536,
  );
});
