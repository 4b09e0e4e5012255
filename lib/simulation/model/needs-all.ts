import { daemonSetUpdateCounts, resolveFenceposts, statefulSetMaxUnavailable } from '../../kubernetes';
import type { WorkloadModel } from './workload-model';

/**
 * Whether all pods are needed to carry the load. One rule for all kinds: as many as the kind can keep through a rollout,
 * where anybody has said something about it. A Deployment can keep all, with `maxUnavailable: 0`; the others take one
 * away before the next one comes, as they always have, so that whoever runs them has enough without it.
 */
export function needsAll({ kind, update }: Pick<WorkloadModel, 'kind' | 'update'>): boolean {
  return kind === 'Deployment' && update.mayMiss !== true;
}

/** Whether a release sets fewer replicas than the load needs. */
export function isSetTooLow({ needed = 0, wanted = Infinity }: Pick<WorkloadModel, 'needed' | 'wanted'>): boolean {
  return needed > wanted;
}

/** How many pods a rollout may have taken away before others serve. */
export function takenAway({ kind, update, replicas }: Pick<WorkloadModel, 'kind' | 'update' | 'replicas'>): number {
  if (update.type === 'Recreate') return replicas;
  if (kind === 'StatefulSet') return statefulSetMaxUnavailable(update.together ?? 1, replicas);
  if (kind === 'DaemonSet')
    return daemonSetUpdateCounts(replicas, update.maxSurge, update.maxUnavailable).maxUnavailable;
  return resolveFenceposts(update.maxSurge, update.maxUnavailable, replicas).unavailable;
}
