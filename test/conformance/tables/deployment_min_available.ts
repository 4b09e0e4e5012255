import { deploymentMinAvailable } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn, wordIn } from '../input';
import type { TableReplay } from '../table';

export const deploymentMinAvailableTable: TableReplay = {
  inputs: ['strategy', 'replicas', 'maxSurge', 'maxUnavailable'],
  answer: ({ strategy, replicas, maxSurge, maxUnavailable }) =>
    deploymentMinAvailable(wordIn(strategy), numberIn(replicas), {
      maxSurge: intOrPercentIn(maxSurge),
      maxUnavailable: intOrPercentIn(maxUnavailable),
    }),
};
