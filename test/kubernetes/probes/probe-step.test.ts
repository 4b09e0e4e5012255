import fc from 'fast-check';
import { NEW_PROBE_WORKER, nextProbe, probeStep } from '../../../lib/kubernetes';
import type { ProbedContainer, ProbeOutcome, ProbeType, ProbeWorker } from '../../../lib/kubernetes';

const RUNNING: ProbedContainer = { id: 'a', state: 'running', runningFor: 0, started: true };
const ONCE = { initialDelay: 0, successThreshold: 1, failureThreshold: 1 };

/** The workers after each of these outcomes. */
function after(
  type: ProbeType,
  timing: typeof ONCE,
  outcomes: readonly ProbeOutcome[],
  container: ProbedContainer = RUNNING,
): readonly ProbeWorker[] {
  const workers: ProbeWorker[] = [];
  for (const outcome of outcomes) {
    workers.push(probeStep(type, timing, workers[workers.length - 1] ?? NEW_PROBE_WORKER, container, outcome).worker);
  }
  return workers;
}

const last = <Item>(items: readonly Item[]): Item => items[items.length - 1] as Item;

// pkg/kubelet/prober/worker_test.go TestInitialDelay
test.each([
  ['readiness', 'failure'],
  ['liveness', 'success'],
  ['startup', 'unknown'],
] as const)('During the initial delay a %s probe counts as %s', (type, result) => {
  const container = { ...RUNNING, started: type !== 'startup', runningFor: 9.999 };
  const timing = { ...ONCE, initialDelay: 10 };
  expect(last(after(type, timing, ['success'], container)).result).toBe(result);
  expect(last(after(type, timing, ['success'], { ...container, runningFor: 10 })).result).toBe('success');
});

// worker_test.go TestFailureThreshold, TestSuccessThreshold
test('Readiness changes on the probe that completes the run', () => {
  const results = (timing: typeof ONCE, outcomes: readonly ProbeOutcome[]) =>
    after('readiness', timing, outcomes).map(({ result }) => result);
  expect(results({ ...ONCE, failureThreshold: 3 }, ['success', 'failure', 'failure', 'failure', 'success'])).toEqual([
    ...['success', 'success', 'success', 'failure', 'success'],
  ]);
  expect(results({ ...ONCE, successThreshold: 3 }, ['success', 'success', 'success', 'failure', 'success'])).toEqual([
    ...['failure', 'failure', 'success', 'failure', 'failure'],
  ]);
});

// worker_test.go TestResultRunOnLivenessCheckFailure, TestResultRunOnStartupCheckFailure
test.each([
  ['liveness', true, ['success', 'success', 'failure']],
  ['startup', false, ['unknown', 'unknown', 'failure']],
] as const)('A %s that failed waits for a new container, with its run at zero', (type, started, expected) => {
  const timing = { ...ONCE, failureThreshold: 3 };
  const workers = after(type, timing, ['failure', 'failure', 'failure'], { ...RUNNING, started });
  expect(workers.map(({ result }) => result)).toEqual(expected);
  expect(workers.map(({ resultRun }) => resultRun)).toEqual([1, 2, 0]);
  expect(last(workers).onHold).toBe(true);
});

// worker_test.go TestOnHoldOnLivenessOrStartupCheckFailure
test('A hold ends with a new container, and the initial result counts again', () => {
  const failed = last(after('liveness', ONCE, ['failure']));
  expect(probeStep('liveness', ONCE, failed, RUNNING, 'success').worker).toEqual(failed);
  const next = nextProbe('liveness', 0, failed, { ...RUNNING, id: 'b' });
  expect(next).toMatchObject({ action: 'probe', worker: { container: 'b', result: 'success', onHold: false } });
});

test('A restart does not end the run of successes: the first one may do', () => {
  const timing = { ...ONCE, successThreshold: 3 };
  const ready = last(after('readiness', timing, ['success', 'success', 'success']));
  const restarted = { ...RUNNING, id: 'b' };
  expect(nextProbe('readiness', 0, ready, restarted).worker.result).toBe('failure');
  expect(probeStep('readiness', timing, ready, restarted, 'success').worker.result).toBe('success');
});

// worker_test.go TestLivenessProbeDisabledByStarted, TestStartupProbeDisabledByStarted
test.each([
  ['liveness', false, 'wait'],
  ['readiness', false, 'wait'],
  ['startup', false, 'probe'],
  ['liveness', true, 'probe'],
  ['readiness', true, 'probe'],
  ['startup', true, 'wait'],
] as const)('A %s probe of a container whose startup is %p: %s', (type, started, action) => {
  expect(nextProbe(type, 0, NEW_PROBE_WORKER, { ...RUNNING, started }).action).toBe(action);
});

// worker_test.go TestDoProbe
test.each<[string, ProbeType, Partial<ProbedContainer>, string, string | undefined]>([
  ['has not been created', 'readiness', { id: '' }, 'wait', undefined],
  ['is in a pod that has ended', 'liveness', { podEnded: true }, 'end', undefined],
  ['waits to be started', 'liveness', { state: 'waiting' }, 'wait', 'failure'],
  ['has ended and is restarted', 'readiness', { state: 'terminated' }, 'wait', 'failure'],
  ['has ended for good', 'readiness', { state: 'terminated', restarts: false }, 'end', 'failure'],
  ['is in a pod that is deleted', 'liveness', { podDeleted: true }, 'end', 'success'],
  ['is in a pod that is deleted', 'startup', { podDeleted: true }, 'end', 'success'],
  ['is in a pod that is deleted', 'readiness', { podDeleted: true }, 'probe', 'failure'],
  ['is older than the kubelet', 'readiness', { olderThanKubelet: true }, 'probe', undefined],
  [
    'is a started sidecar older than the kubelet',
    'startup',
    { olderThanKubelet: true, sidecar: true },
    'wait',
    'success',
  ],
])('A container that %s, for its %s probe', (_, type, container, action, result) => {
  const next = nextProbe(type, 0, NEW_PROBE_WORKER, { ...RUNNING, ...container });
  expect([next.action, next.worker.result]).toEqual([action, result]);
});

test('A probe that could not be run changes nothing', () => {
  const worker = last(after('readiness', { ...ONCE, failureThreshold: 2 }, ['success', 'failure']));
  expect(probeStep('readiness', ONCE, worker, RUNNING, 'unknown').worker).toBe(worker);
});

const OUTCOMES = fc.array(fc.constantFrom<ProbeOutcome>('success', 'warning', 'failure', 'unknown'), { maxLength: 40 });
const THRESHOLDS = fc.record({
  initialDelay: fc.constant(0),
  successThreshold: fc.integer({ min: 1, max: 4 }),
  failureThreshold: fc.integer({ min: 1, max: 4 }),
});

test('After as many failures in a row as the threshold, readiness is not success, and the other way round', () => {
  fc.assert(
    fc.property(OUTCOMES, THRESHOLDS, (outcomes, timing) => {
      const { successThreshold, failureThreshold } = timing;
      const failed = after('readiness', timing, [
        ...outcomes,
        ...Array<ProbeOutcome>(failureThreshold).fill('failure'),
      ]);
      expect(last(failed).result).toBe('failure');
      const healed = after('readiness', timing, [
        ...outcomes,
        ...Array<ProbeOutcome>(successThreshold).fill('success'),
      ]);
      expect(last(healed).result).toBe('success');
    }),
  );
});

test('A container is never restarted by its liveness before as many failures as the threshold', () => {
  fc.assert(
    fc.property(OUTCOMES, THRESHOLDS, (outcomes, timing) => {
      const first = after('liveness', timing, outcomes).findIndex(({ result }) => result === 'failure');
      const needed = outcomes.slice(0, first + 1).filter((outcome) => outcome === 'failure').length;
      expect(first === -1 || needed >= timing.failureThreshold).toBe(true);
    }),
  );
});
