import { deploymentMaxUnavailable } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn, wordIn } from '../input';
import type { TableReplay } from '../table';

export const deploymentMaxUnavailableTable: TableReplay = {
  inputs: ['strategy', 'replicas', 'maxSurge', 'maxUnavailable'],
  answer: ({ strategy, replicas, maxSurge, maxUnavailable }) =>
    deploymentMaxUnavailable(wordIn(strategy), numberIn(replicas), {
      maxSurge: intOrPercentIn(maxSurge),
      maxUnavailable: intOrPercentIn(maxUnavailable),
    }),
};
