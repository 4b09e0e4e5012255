import type { Workload } from '../../workload';
import { controllerOf } from './read-update';

/**
 * Whether clients meet the pod of their own node only. Where the clients of other workloads run nobody knows; every node
 * has a pod of a DaemonSet.
 */
export function staysOnNode(workload: Workload): boolean {
  const isLocal = workload.reaches.some((reach) => !reach.headless && reach.internalTrafficPolicy === 'Local');
  return isLocal && controllerOf(workload) === 'DaemonSet';
}
