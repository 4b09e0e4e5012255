import fc from 'fast-check';
import {
  earliestFirstProbe,
  earliestKillOfHang,
  earliestLivenessKill,
  effectiveInterval,
  latestKill,
  latestUnready,
  latestUnreadyOfRefusal,
  PROBE_DEFAULTS,
  smallestInitialDelay,
  startupGuarantee,
  type ProbeTiming,
} from '../../../lib/kubernetes';

const timings: fc.Arbitrary<ProbeTiming> = fc.record({
  initialDelay: fc.nat({ max: 600 }),
  period: fc.integer({ min: 1, max: 600 }),
  timeout: fc.integer({ min: 1, max: 600 }),
  successThreshold: fc.constant(1),
  failureThreshold: fc.integer({ min: 1, max: 100 }),
});

// By hand from pkg/kubelet/prober/worker.go: with the defaults the first probe runs within 10 s, the third fails 20 s
// later, after at most 1 s.
test.each([
  ['interval', effectiveInterval, 10],
  ['guarantee at start', startupGuarantee, 20],
  ['latest kill at start', latestKill, 31],
  ['latest loss of readiness', latestUnready, 31],
  ['latest loss of readiness by a refusal', latestUnreadyOfRefusal, 30],
  ['earliest liveness kill', earliestLivenessKill, 20],
  ['earliest liveness kill of a hang', earliestKillOfHang, 21],
])('With the default timing the %s is as computed by hand', (_, bound, seconds) => {
  expect(bound(PROBE_DEFAULTS)).toBe(seconds);
});

test('A probe that waits longer than its period holds up the next one', () => {
  expect(effectiveInterval({ ...PROBE_DEFAULTS, period: 5, timeout: 8 })).toBe(8);
});

test('A container is never surely alive longer than it may be killed', () => {
  fc.assert(fc.property(timings, (timing) => startupGuarantee(timing) < latestKill(timing)));
});

test('A liveness kill has an earliest moment that is before the latest', () => {
  fc.assert(fc.property(timings, (timing) => earliestLivenessKill(timing) < latestUnreadyOfRefusal(timing)));
  fc.assert(fc.property(timings, (timing) => earliestKillOfHang(timing) < latestUnready(timing)));
});

// Measured: with D = 5, P = 1, F = 1 two of twelve containers were killed, 4.65 and 4.78 s after their starts.
test('A container may be killed up to a second before its initial delay is over', () => {
  const timing = { ...PROBE_DEFAULTS, initialDelay: 5, period: 1, failureThreshold: 1 };
  expect(startupGuarantee(timing)).toBeLessThanOrEqual(4.65);
  expect(startupGuarantee(timing)).toBe(4);
});

test('The smallest initial delay lets no probe come too early, and one second less does', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 600, noNaN: true }), (earliest) => {
      const initialDelay = smallestInitialDelay(earliest);
      expect(earliestFirstProbe({ initialDelay })).toBeGreaterThanOrEqual(earliest);
      expect(earliestFirstProbe({ initialDelay: initialDelay - 1 })).toBeLessThan(earliest);
    }),
  );
  expect(smallestInitialDelay(0)).toBe(0);
});

test('One more failure allowed delays every bound by one interval', () => {
  fc.assert(
    fc.property(timings, (timing) => {
      const laxer = { ...timing, failureThreshold: timing.failureThreshold + 1 };
      expect(startupGuarantee(laxer) - startupGuarantee(timing)).toBe(timing.period);
      expect(latestKill(laxer) - latestKill(timing)).toBe(effectiveInterval(timing));
      expect(latestUnready(laxer) - latestUnready(timing)).toBe(effectiveInterval(timing));
      expect(earliestLivenessKill(laxer) - earliestLivenessKill(timing)).toBe(timing.period);
    }),
  );
});

test('The initial delay shifts what happens at the start, and nothing later', () => {
  fc.assert(
    fc.property(timings, (timing) => {
      const atOnce = { ...timing, initialDelay: 0 };
      expect(latestKill(timing) - latestKill(atOnce)).toBe(timing.initialDelay);
      expect(startupGuarantee(timing) - startupGuarantee(atOnce)).toBe(Math.max(0, timing.initialDelay - 1));
      expect(latestUnready(timing)).toBe(latestUnready(atOnce));
    }),
  );
});
