import { deploymentMinAvailable, reconcileOldReplicaSets } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn } from '../input';
import type { TableReplay } from '../table';

/** There is one old ReplicaSet. */
export const deploymentReconcileOldRs: TableReplay = {
  inputs: [
    ...['deploymentReplicas', 'maxSurge', 'maxUnavailable'],
    ...['oldReplicas', 'newReplicas', 'oldAvailable', 'newAvailable'],
  ],
  answer: (input) => {
    const minAvailable = deploymentMinAvailable('RollingUpdate', numberIn(input['deploymentReplicas']), {
      maxSurge: intOrPercentIn(input['maxSurge']),
      maxUnavailable: intOrPercentIn(input['maxUnavailable']),
    });
    const old = [{ replicas: numberIn(input['oldReplicas']), available: numberIn(input['oldAvailable']) }];
    const current = { replicas: numberIn(input['newReplicas']), available: numberIn(input['newAvailable']) };
    const { replicas, count } = reconcileOldReplicaSets(old, current, minAvailable);
    return { scaled: count > 0, oldReplicas: replicas[0] };
  },
};
