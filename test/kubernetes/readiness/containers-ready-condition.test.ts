import { containersReadyCondition } from '../../../lib/kubernetes';

// pkg/kubelet/status/generate_test.go TestGenerateContainersReadyCondition
test.each([
  ['a ready one', [{ name: 'a', ready: true }], 'Running', 'True', '', ''],
  ['none', [], 'Running', 'True', '', ''],
  ['no statuses at all', undefined, 'Running', 'False', 'UnknownContainerStatuses', ''],
  [
    'one without a status',
    [{ name: 'a' }],
    'Running',
    'False',
    'ContainersNotReady',
    'containers with unknown status: [a]',
  ],
  ['one of a pod that succeeded', [{ name: 'a', ready: false }], 'Succeeded', 'False', 'PodCompleted', ''],
  ['one of a pod that failed', [{ name: 'a' }], 'Failed', 'False', 'PodFailed', ''],
])('Containers, %s', (_, containers, phase, status, reason, message) => {
  expect(containersReadyCondition(containers, phase)).toEqual({ status, reason, message });
});

test('The message lists the unknown ones, then the unready ones', () => {
  const containers = [{ name: 'a', ready: false }, { name: 'b' }, { name: 'c' }, { name: 'd', ready: true }];
  expect(containersReadyCondition(containers, 'Running').message).toBe(
    'containers with unknown status: [b c], containers with unready status: [a]',
  );
});
