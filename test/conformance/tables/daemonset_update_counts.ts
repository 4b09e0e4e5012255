import { daemonSetUpdateCounts } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn } from '../input';
import type { TableReplay } from '../table';

export const daemonsetUpdateCounts: TableReplay = {
  inputs: ['nodes', 'maxSurge', 'maxUnavailable'],
  answer: ({ nodes, maxSurge, maxUnavailable }) =>
    daemonSetUpdateCounts(numberIn(nodes), intOrPercentIn(maxSurge), intOrPercentIn(maxUnavailable)),
};
