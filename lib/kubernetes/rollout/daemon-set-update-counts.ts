import { scaledValue, type IntOrPercent } from '../values/scaled-value';

/** How many nodes a DaemonSet's rolling update may have without a pod, or with two. */
export interface DaemonSetUpdateCounts {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  /** Nodes that should run a pod. */
  readonly desiredNumberScheduled: number;
}

/**
 * `maxSurge` and `maxUnavailable` of a DaemonSet as counts. Unlike a Deployment's, both are rounded up.
 *
 * @param nodes how many nodes should run a pod
 * @param maxSurge absent counts as 0
 * @param maxUnavailable absent counts as 0; the API server's default is 1
 * @throws RangeError for anything but whole numbers and whole percentages
 * @see pkg/controller/daemon/update.go updatedDesiredNodeCounts
 */
export function daemonSetUpdateCounts(
  nodes: number,
  maxSurge: IntOrPercent | null | undefined,
  maxUnavailable: IntOrPercent | null | undefined,
): DaemonSetUpdateCounts {
  const surge = scaledValue(maxSurge ?? 0, nodes, 'up');
  const unavailable = scaledValue(maxUnavailable ?? 0, nodes, 'up');
  const stuck = nodes > 0 && surge === 0 && unavailable === 0;
  return { maxSurge: surge, maxUnavailable: stuck ? 1 : unavailable, desiredNumberScheduled: nodes };
}
