import { effectiveInterval, latestUnready, latestUnreadyOfRefusal, type ProbeTiming } from '../kubernetes';

/**
 * The smallest failureThreshold with which liveness on readiness's own handler restarts a container only after
 * readiness has taken it out of traffic: `(F - 1) * P` of liveness covers `P + (F - 1) * E + T` of readiness.
 */
export function smallestLivenessThreshold(readiness: ProbeTiming, livenessPeriod: number): number {
  return Math.ceil(latestUnready(readiness) / livenessPeriod) + 1;
}

/**
 * The smallest failureThreshold with which it does so only then for one and the same fault: one that is refused at once,
 * `(F - 1) * P` of liveness covers `F * P` of readiness, and one that hangs, `(F - 1) * E + T` covers
 * `P + (F - 1) * E + T`. It is never more than what no mixture of faults passes ({@link smallestLivenessThreshold}).
 */
export function livenessThresholdForOneFault(readiness: ProbeTiming, liveness: ProbeTiming): number {
  const refused = Math.ceil(latestUnreadyOfRefusal(readiness) / liveness.period) + 1;
  const hanging = Math.ceil((latestUnready(readiness) - liveness.timeout) / effectiveInterval(liveness)) + 1;
  return Math.max(refused, hanging);
}
