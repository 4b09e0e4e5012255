import { podReadyCondition } from '../../../lib/kubernetes';

const READY = [{ name: 'a', ready: true }];

// pkg/kubelet/status/generate_test.go TestGeneratePodReadyCondition
test('A pod is ready when its containers and all its gates are', () => {
  expect(podReadyCondition(READY, [], 'Running').status).toBe('True');
  expect(podReadyCondition(READY, [{ type: 'lb', status: 'True' }], 'Running').status).toBe('True');
});

test('Containers that are not ready are the reason, whatever the gates say', () => {
  const gates = [{ type: 'lb' }];
  expect(podReadyCondition([{ name: 'a', ready: false }], gates, 'Running').reason).toBe('ContainersNotReady');
});

test('Each gate that is missing or not True is said', () => {
  const gates = [{ type: 'a' }, { type: 'b', status: 'True' }, { type: 'c', status: 'Unknown' }];
  expect(podReadyCondition(READY, gates, 'Running')).toEqual({
    status: 'False',
    reason: 'ReadinessGatesNotReady',
    message:
      'corresponding condition of pod readiness gate "a" does not exist., ' +
      'the status of pod readiness gate "c" is not "True", but Unknown',
  });
});
