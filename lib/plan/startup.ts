import { earliestFirstProbe, type Seconds } from '../kubernetes';

/** How long the slowest probe period of a start is: a pod that is ready must be seen within it. */
const LONGEST_PERIOD: Seconds = 10;

/** About how many startup checks a start is worth. */
const CHECKS = 30;

/** The period with which a startup probe looks, in whole seconds: the longer the start, the longer. */
export function startupPeriod(slowestStart: Seconds): Seconds {
  return Math.min(LONGEST_PERIOD, Math.max(1, Math.ceil(slowestStart / CHECKS)));
}

/**
 * The smallest failureThreshold with which a container is never killed before `start` seconds:
 * `initialDelay - 1 + (failureThreshold - 1) * period >= start`. The first probe can run when the initial delay is over,
 * which begins up to a second before the container, so `failureThreshold * period` is not enough.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes
 */
export function smallestStartupThreshold(start: Seconds, period: Seconds, initialDelay: Seconds = 0): number {
  return Math.max(1, Math.ceil((start - earliestFirstProbe({ initialDelay })) / period) + 1);
}
