import { identityOf, type Workload } from '../../workload';
import type { ProvedEdit } from '../outcome';

/** So many replicas, written where their number is decided. */
export function replicasEdit({ manifest, replicas }: Workload, value: number): ProvedEdit {
  return { resource: identityOf(replicas.autoscaler ?? manifest), path: replicas.path, value };
}

/** Whether somebody chooses how many pods there are. */
export function isCounted({ identity }: Workload): boolean {
  return identity.kind !== 'Pod' && identity.kind !== 'DaemonSet';
}
