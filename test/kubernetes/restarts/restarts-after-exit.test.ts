import { restartsAfterExit } from '../../../lib/kubernetes';

// pkg/kubelet/prober/worker_test.go TestDoProbeWithContainerRestartRules
test.each([
  ['Always', 0, true],
  ['Always', 1, true],
  ['OnFailure', 0, false],
  ['OnFailure', 1, true],
  ['Never', 0, false],
  ['Never', 1, false],
] as const)('With %s a container that exits with %d is started again: %p', (policy, exitCode, restarts) => {
  expect(restartsAfterExit(policy, exitCode)).toBe(restarts);
});
