import { statefulSetMaxUnavailable } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn } from '../input';
import type { TableReplay } from '../table';

export const statefulsetMaxUnavailable: TableReplay = {
  inputs: ['maxUnavailable', 'replicas'],
  answer: ({ maxUnavailable, replicas }) =>
    statefulSetMaxUnavailable(intOrPercentIn(maxUnavailable), numberIn(replicas)),
};
