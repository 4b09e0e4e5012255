import type { Workload } from '../../../workload';

/** Whether others serve while one pod is out of traffic: with a single one nothing is won by that. */
export function othersServe({ identity, replicas, serving }: Workload): boolean {
  return serving.length > 0 && (replicas.min > 1 || identity.kind === 'DaemonSet');
}
