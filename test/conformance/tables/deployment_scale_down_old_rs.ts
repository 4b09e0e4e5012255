import { deploymentMinAvailable, scaleDownOld } from '../../../lib/kubernetes';
import { firstOf, intOrPercentIn, numberIn } from '../input';
import type { TableReplay } from '../table';

/** There is one old ReplicaSet, and no new one. */
export const deploymentScaleDownOldRs: TableReplay = {
  inputs: ['deploymentReplicas', 'maxSurge', 'maxUnavailable', 'available', 'readyPods', 'oldReplicas'],
  answer: ({ deploymentReplicas, maxSurge, maxUnavailable, available, readyPods, oldReplicas }) => {
    const minAvailable = deploymentMinAvailable('RollingUpdate', numberIn(deploymentReplicas), {
      maxSurge: intOrPercentIn(maxSurge),
      maxUnavailable: intOrPercentIn(maxUnavailable),
    });
    const old = [numberIn(oldReplicas)];
    const { replicas, count } = scaleDownOld(old, numberIn(firstOf(available, readyPods)), minAvailable);
    return { scaled: count > 0, oldReplicas: replicas[0] };
  },
};
