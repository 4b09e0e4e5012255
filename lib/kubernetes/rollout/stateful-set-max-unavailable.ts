import { scaledValue, type IntOrPercent } from '../values/scaled-value';

/**
 * How many pods of a StatefulSet a rolling update may have unavailable, in a cluster that has the feature gate
 * `MaxUnavailableStatefulSet` on (it is off by default up to Kubernetes 1.36; without it, one). Rounded down, at least
 * one.
 *
 * @param maxUnavailable absent counts as 1
 * @throws RangeError for anything but whole numbers and whole percentages
 * @see pkg/controller/statefulset/stateful_set_utils.go getStatefulSetMaxUnavailable
 */
export function statefulSetMaxUnavailable(maxUnavailable: IntOrPercent | null | undefined, replicas: number): number {
  return Math.max(1, scaledValue(maxUnavailable ?? 1, replicas, 'down'));
}
