import { deploymentComplete, deploymentProgressing, deploymentTimedOut } from '../../../lib/kubernetes';

// pkg/controller/deployment/util/deployment_util_test.go TestDeploymentComplete
test.each([
  ['over when all pods are new and available', 5, 5, 5, 5, true],
  ['not over while a pod is not available', 5, 5, 5, 4, false],
  ['not over while an old pod is left', 5, 6, 5, 5, false],
  ['not over while a pod is not updated', 5, 5, 4, 5, false],
  ['not over when its only pod never comes up', 1, 1, 1, 0, false],
])('A rollout is %s', (_, replicas, current, updated, available, expected) => {
  expect(deploymentComplete(replicas, { current, updated, available })).toBe(expected);
});

// TestDeploymentProgressing
const before = { current: 10, updated: 4, ready: 6, available: 6 };

test.each([
  ['moves when pods are updated', { updated: 6 }, true],
  ['stands still when nothing changes', {}, false],
  ['moves when old pods go', { current: 8 }, true],
  ['moves when pods become ready', { ready: 7 }, true],
  ['moves when pods become available', { available: 7 }, true],
  ['stands still when pods become unready', { ready: 5, available: 5 }, false],
])('A rollout %s', (_, change, expected) => {
  expect(deploymentProgressing(before, { ...before, ...change })).toBe(expected);
});

// TestDeploymentTimedOut
test.each([
  ['is never stuck without a deadline', null, '', 1000, false],
  ['is never stuck with the largest deadline', 2 ** 31 - 1, '', 1000, false],
  ['is stuck after the deadline', 10, '', 11, true],
  ['is not stuck at the deadline', 10, '', 10, false],
  ['is not stuck before the deadline', 10, '', 9, false],
  ['is not stuck once it was done', 10, 'NewReplicaSetAvailable', 1000, false],
  ['stays stuck once it was', 10, 'ProgressDeadlineExceeded', 0, true],
])('A rollout %s', (_, progressDeadline, reason, sinceProgress, expected) => {
  expect(deploymentTimedOut({ progressDeadline, reason, sinceProgress })).toBe(expected);
});
