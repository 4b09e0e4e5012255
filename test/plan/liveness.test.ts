import fc from 'fast-check';
import { earliestLivenessKill, latestUnready, PROBE_DEFAULTS } from '../../lib/kubernetes';
import { livenessThresholdForOneFault, smallestLivenessThreshold } from '../../lib/plan';

const whole = (max: number) => fc.integer({ min: 1, max });

test.each([
  // readiness: P + (F - 1) * max(P, T) + T; liveness: (F - 1) * P
  ['5 + 2*5 + 2 = 17 s are covered by two periods of 10 s', { period: 5, timeout: 2, failureThreshold: 3 }, 10, 3],
  ['10 + 2*10 + 1 = 31 s, the defaults, by four', { period: 10, timeout: 1, failureThreshold: 3 }, 10, 5],
  ['a timeout longer than the period counts: 1 + 2*3 + 3 = 10 s', { period: 1, timeout: 3, failureThreshold: 3 }, 5, 3],
])('%s', (_title, readiness, period, threshold) => {
  expect(smallestLivenessThreshold({ ...PROBE_DEFAULTS, ...readiness }, period)).toBe(threshold);
});

test('readiness has taken a pod out of traffic before liveness restarts it, and one failure less would not do', () => {
  fc.assert(
    fc.property(whole(60), whole(60), whole(20), whole(60), (period, timeout, failureThreshold, livenessPeriod) => {
      const readiness = { ...PROBE_DEFAULTS, period, timeout, failureThreshold };
      const threshold = smallestLivenessThreshold(readiness, livenessPeriod);
      const kill = (failures: number) =>
        earliestLivenessKill({ ...PROBE_DEFAULTS, period: livenessPeriod, failureThreshold: failures });
      expect(kill(threshold)).toBeGreaterThanOrEqual(latestUnready(readiness));
      expect(kill(threshold - 1)).toBeLessThan(latestUnready(readiness));
    }),
  );
});

test('what one fault needs is never more than what no mixture of faults passes', () => {
  const timing = fc.record({ period: whole(60), timeout: whole(60), failureThreshold: whole(20) });
  fc.assert(
    fc.property(timing, timing, (one, other) => {
      const [readiness, liveness] = [
        { ...PROBE_DEFAULTS, ...one },
        { ...PROBE_DEFAULTS, ...other },
      ];
      const enough = livenessThresholdForOneFault(readiness, liveness);
      expect(enough).toBeLessThanOrEqual(smallestLivenessThreshold(readiness, liveness.period));
    }),
  );
});
