import { reconciledNewReplicas } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn } from '../input';
import type { TableReplay } from '../table';

export const deploymentReconcileNewRs: TableReplay = {
  inputs: ['deploymentReplicas', 'maxSurge', 'maxUnavailable', 'oldReplicas', 'newReplicas'],
  answer: ({ deploymentReplicas, maxSurge, oldReplicas, newReplicas: before }) => {
    const current = numberIn(before);
    const newReplicas = reconciledNewReplicas({
      strategyType: 'RollingUpdate',
      replicas: numberIn(deploymentReplicas),
      maxSurge: intOrPercentIn(maxSurge),
      total: numberIn(oldReplicas) + current,
      current,
    });
    return { scaled: newReplicas !== current, newReplicas };
  },
};
