import { replay } from './replay';

/** A case of a table, replayed. */
function replayed(name: string, input: object, out: unknown, title?: string): string {
  const one = { in: input, out, beside: {}, ...(title !== undefined && { name: title }) };
  const { passed, failed, skipped } = replay({ name, cases: [one] } as never);
  return passed === 1 ? 'passed' : failed === 1 ? 'failed' : `skipped ${skipped}`;
}

test.each([
  ['limits beside the type', { type: 'RollingUpdate', maxSurge: '20Percent' }, 'a valid percent string must be'],
  ['limits where the API has them', { rollingUpdate: { maxSurge: '20Percent' } }, 'a valid percent string must be'],
  ['limits that are right', { type: 'RollingUpdate', maxSurge: '20%', maxUnavailable: 0 }, null],
])('a strategy is read with its %s', (_form, strategy, out) => {
  expect(replayed('validate_deployment', { strategy }, out)).toBe('passed');
});

test('a probe of a new container begins anew, and a container that is too young is not probed', () => {
  const held = { probeType: 'Liveness', failureThreshold: 1, probes: ['failure', 'success'] };
  expect(replayed('prober_sequences', held, ['failure', 'failure'])).toBe('passed');
  const anew = { ...held, probes: ['failure', 'newContainer+success'] };
  expect(replayed('prober_sequences', anew, ['failure', 'success'])).toBe('passed');
  const steps = [9, 10].map((runningFor) => ({ runningFor, probe: 'success' }));
  const young = { probeType: 'Readiness', initialDelaySeconds: 10, steps };
  expect(replayed('prober_sequences', young, ['failure', 'success'])).toBe('passed');
});

test('a ReplicationController, which only its name tells, counts no terminating pods', () => {
  const pod = { call: 'newPod', args: ['pod', 'set', 'PodRunning', null, true] };
  const input = { activePods: [pod], terminatingPods: [{ call: 'asTerminating', args: [pod] }], terminatingGate: true };
  const all = { Replicas: 1, FullyLabeledReplicas: 1, ReadyReplicas: 1, AvailableReplicas: 1 };
  expect(replayed('rs_calculate_status', input, { ...all, TerminatingReplicas: 1 }, 'ReplicaSet')).toBe('passed');
  const none = { ...all, TerminatingReplicas: null };
  expect(replayed('rs_calculate_status', input, none, '1 pod (ReplicationController)')).toBe('passed');
});

test('a command without an error has ended with 0, and a redirect in a loop fails', () => {
  const success = { result: 'success', error: false };
  expect(replayed('exec_probe', { exitCode: null, error: null }, success)).toBe('passed');
  expect(replayed('exec_probe', { startError: true }, { result: 'unknown', error: true })).toBe('passed');
  expect(replayed('http_probe_status', { redirect: 302, loop: true }, 'failure')).toBe('passed');
});
