import fc from 'fast-check';
import { backOffDelay, crashLoopBackOff, isInBackOffSinceUpdate, nextBackOff } from '../../../lib/kubernetes';
import type { BackOff, BackOffLimits } from '../../../lib/kubernetes';

/** The back-off after tries at these moments. */
function after(limits: BackOffLimits, times: readonly number[]): BackOff | undefined {
  return times.reduce<BackOff | undefined>((backOff, time) => nextBackOff(backOff, limits, time, time), undefined);
}

// staging/src/k8s.io/client-go/util/flowcontrol/backoff_test.go TestSlowBackoff
test('A back-off doubles with each try, up to its maximum', () => {
  const limits = { initial: 1, maximum: 50 };
  const delays = [...Array(9).keys()].map((tries) => after(limits, [...Array(tries).keys()])?.delay ?? 0);
  expect(delays).toEqual([0, 1, 2, 4, 8, 16, 32, 50, 50]);
});

// backoff_test.go TestBackoffReset, TestBackoffHighWaterMark
test('After twice its maximum without a try it begins again', () => {
  const limits = { initial: 1, maximum: 5 };
  const times = [1, 2, 3, 4, 5, 6];
  expect(after(limits, [...times, 16])?.delay).toBe(5);
  expect(after(limits, [...times, 16.1])?.delay).toBe(1);
  expect(backOffDelay(after(limits, times), limits, 16.1)).toBe(0);
});

test('The wait is counted from the last try, and is over at its end', () => {
  const limits = { initial: 10, maximum: 300 };
  const backOff = nextBackOff(undefined, limits, 0, 100);
  expect(isInBackOffSinceUpdate(backOff, limits, 109.9)).toBe(true);
  expect(isInBackOffSinceUpdate(backOff, limits, 110)).toBe(false);
  expect(isInBackOffSinceUpdate(undefined, limits, 0)).toBe(false);
});

// kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle: 10 s, 20 s, 40 s, … capped at 300 s
test('A container that ends at once is restarted after 0, 10, 20, 40, 80, 160, 300 and 300 s', () => {
  const limits = crashLoopBackOff();
  let [backOff, now] = [undefined as BackOff | undefined, 0];
  const waits = [...Array(8).keys()].map(() => {
    const wait = backOffDelay(backOff, limits, now);
    backOff = nextBackOff(backOff, limits, now, now + wait);
    now += wait;
    return wait;
  });
  expect(waits).toEqual([0, 10, 20, 40, 80, 160, 300, 300]);
});

test('A container that has run for more than ten minutes is restarted at once', () => {
  const limits = crashLoopBackOff();
  const crashed = after(limits, [0, 1, 2]);
  expect(backOffDelay(crashed, limits, 602)).toBe(40);
  expect(backOffDelay(crashed, limits, 603)).toBe(0);
});

// pkg/kubelet/kubelet_test.go TestCrashLoopBackOffConfiguration
test.each([
  [false, undefined, 10, 300],
  [true, undefined, 1, 60],
  [false, 2, 2, 2],
  [true, 2, 1, 2],
  [false, 11, 10, 11],
  [true, 300, 1, 300],
])('With the faster decay %p and a node that says %p it is %d to %d s', (reducedDecay, maximum, initial, cap) => {
  expect(crashLoopBackOff({ reducedDecay, maximum })).toEqual({ initial, maximum: cap, expiry: 600 });
});

test('A back-off is never above its maximum, and never shorter while it goes on', () => {
  const gaps = fc.array(fc.nat({ max: 590 }), { maxLength: 20 });
  fc.assert(
    fc.property(gaps, (waits) => {
      const limits = crashLoopBackOff();
      let [backOff, now] = [undefined as BackOff | undefined, 0];
      for (const wait of waits) {
        now += wait;
        const next = nextBackOff(backOff, limits, now, now);
        expect(next.delay).toBeGreaterThanOrEqual(backOff?.delay ?? 0);
        expect(next.delay).toBeLessThanOrEqual(300);
        backOff = next;
      }
    }),
  );
});
