import { cleanUpUnhealthy } from '../../../lib/kubernetes';
import { firstOf, numberIn } from '../input';
import type { TableReplay } from '../table';

/** There is one old ReplicaSet. */
export const deploymentCleanupUnhealthy: TableReplay = {
  inputs: ['oldReplicas', 'available', 'readyPods', 'unHealthyPods', 'maxCleanupCount'],
  answer: ({ oldReplicas, available, readyPods, maxCleanupCount }) => {
    const old = [{ replicas: numberIn(oldReplicas), available: numberIn(firstOf(available, readyPods)) }];
    const { replicas, count } = cleanUpUnhealthy(old, numberIn(maxCleanupCount));
    return { cleanupCount: count, oldReplicas: replicas[0] };
  },
};
