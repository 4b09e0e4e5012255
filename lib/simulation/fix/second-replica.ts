import type { Workload } from '../../workload';
import type { ProvedEdit } from '../outcome';
import { isCounted, replicasEdit } from './replicas-edit';

/** A second replica for a workload that has one; nothing where it cannot have two. */
export function secondReplica(workload: Workload): readonly ProvedEdit[] {
  return isCounted(workload) && workload.replicas.min === 1 ? [replicasEdit(workload, 2)] : [];
}
