import { identityOf, type Workload } from '../../workload';
import type { ProvedEdit } from '../outcome';

/** A second replica for a workload that has one, written where their number is decided; nothing where it cannot have two. */
export function secondReplica({ identity, manifest, replicas }: Workload): readonly ProvedEdit[] {
  const isCounted = identity.kind !== 'Pod' && identity.kind !== 'DaemonSet';
  if (!isCounted || replicas.min !== 1) return [];
  return [{ resource: identityOf(replicas.autoscaler ?? manifest), path: replicas.path, value: 2 }];
}
