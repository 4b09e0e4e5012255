import type { Seconds } from '../values/seconds';
import { own } from '../values/own';

/**
 * How long the disruption controller believes that an eviction is under way before it counts the pod again.
 *
 * @see pkg/controller/disruption/disruption.go DeletionTimeout
 */
export const DISRUPTION_TIMEOUT: Seconds = 120;

/** A pod that a disruption budget selects. */
export interface GuardedPod {
  readonly name: string;
  readonly ready: boolean;
  /** Whether its `deletionTimestamp` is set. @default false */
  readonly deleting?: boolean;
}

/** How long ago each pod's eviction was allowed, by the pod's name: `status.disruptedPods` of a budget. */
export type EvictedFor = Readonly<Record<string, Seconds>>;

/**
 * The pods of a budget that count as healthy: ready, not being deleted, and not just evicted.
 *
 * @see pkg/controller/disruption/disruption.go countHealthyPods
 */
export function healthyPods(pods: readonly GuardedPod[], evictedFor: EvictedFor = {}): number {
  const isEvicted = ({ name }: GuardedPod) => (own(evictedFor, name) ?? Infinity) < DISRUPTION_TIMEOUT;
  return pods.filter((pod) => pod.ready && !pod.deleting && !isEvicted(pod)).length;
}

/**
 * The names that stay in `status.disruptedPods`: pods that are still there, not yet being deleted, and were evicted a
 * short while ago.
 *
 * @see pkg/controller/disruption/disruption.go buildDisruptedPodMap
 */
export function disruptedPods(pods: readonly GuardedPod[], evictedFor: EvictedFor): readonly string[] {
  return pods
    .filter(({ name, deleting }) => !deleting && (own(evictedFor, name) ?? Infinity) <= DISRUPTION_TIMEOUT)
    .map(({ name }) => name);
}
