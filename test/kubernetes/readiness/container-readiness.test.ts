import { isContainerReady, isContainerStarted } from '../../../lib/kubernetes';

// pkg/kubelet/prober/prober_manager_test.go TestUpdatePodStatus
test.each([
  ['runs without probes', { running: true }, true, true],
  ['does not run', { running: false, readiness: 'success' }, false, false],
  ['is starting', { running: true, startup: 'unknown' }, false, false],
  ['has failed to start', { running: true, startup: 'failure', readiness: 'success' }, false, false],
  ['has started and is not ready', { running: true, startup: 'success', readiness: 'failure' }, true, false],
  ['has started and is ready', { running: true, startup: 'success', readiness: 'success' }, true, true],
] as const)('A container that %s', (_, container, started, ready) => {
  expect([isContainerStarted(container), isContainerReady(container)]).toEqual([started, ready]);
});
