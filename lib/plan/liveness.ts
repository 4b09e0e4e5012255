import { latestUnready, type ProbeTiming } from '../kubernetes';

/**
 * The smallest failureThreshold with which liveness on readiness's own handler restarts a container only after
 * readiness has taken it out of traffic: `(F - 1) * P` of liveness covers `P + (F - 1) * E + T` of readiness.
 */
export function smallestLivenessThreshold(readiness: ProbeTiming, livenessPeriod: number): number {
  return Math.ceil(latestUnready(readiness) / livenessPeriod) + 1;
}
