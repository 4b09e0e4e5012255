import type { Seconds } from '../kubernetes';

/**
 * The smallest progressDeadlineSeconds with which a healthy release is never reported as stuck: longer than the
 * latest start, the time that a pod has to be ready, and pulling the image.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds
 */
export function smallestProgressDeadline(latestStart: Seconds, minReady: Seconds, pullAllowance: Seconds): Seconds {
  return Math.floor(latestStart + minReady + pullAllowance) + 1;
}
