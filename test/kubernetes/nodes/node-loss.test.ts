import { nodeMonitorGracePeriod } from '../../../lib/kubernetes';

// pkg/controller/nodelifecycle/config/v1alpha1/defaults.go
test.each([
  ['1.31', 40],
  ['1.32', 50],
  ['1.36', 50],
] as const)('In Kubernetes %s a silent node counts as lost after %d s', (version, seconds) => {
  expect(nodeMonitorGracePeriod(version)).toBe(seconds);
});
