import { effectiveInterval, latestUnready, unreadyAfter, type ProbeTiming } from '../kubernetes';

/**
 * The smallest failureThreshold with which liveness on readiness's own handler restarts a container only after
 * readiness has taken it out of traffic: `(F - 1) * P` of liveness covers `P + (F - 1) * E + T` of readiness.
 */
export function smallestLivenessThreshold(readiness: ProbeTiming, livenessPeriod: number): number {
  return Math.ceil(latestUnready(readiness) / livenessPeriod) + 1;
}

/**
 * The same where probes of liveness outlast their period: what refuses its requests at once and what hangs are two
 * faults, and never compared with each other.
 */
export function smallestSufficientThreshold(readiness: ProbeTiming, liveness: ProbeTiming): number {
  if (liveness.timeout <= liveness.period) return smallestLivenessThreshold(readiness, liveness.period);
  const refused = unreadyAfter(readiness, 'refuses') / liveness.period;
  const hung = (unreadyAfter(readiness, 'hangs') - liveness.timeout) / effectiveInterval(liveness);
  return Math.ceil(Math.max(refused, hung)) + 1;
}
