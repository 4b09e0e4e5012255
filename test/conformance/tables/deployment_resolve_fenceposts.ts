import { resolveFenceposts } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn } from '../input';
import type { TableReplay } from '../table';

export const deploymentResolveFenceposts: TableReplay = {
  inputs: ['maxSurge', 'maxUnavailable', 'desired'],
  answer: ({ maxSurge, maxUnavailable, desired }) =>
    resolveFenceposts(intOrPercentIn(maxSurge), intOrPercentIn(maxUnavailable), numberIn(desired)),
};
