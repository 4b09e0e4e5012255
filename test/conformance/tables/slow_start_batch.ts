import { slowStartBatch } from '../../../lib/kubernetes';
import { numberIn } from '../input';
import type { TableReplay } from '../table';

export const slowStartBatchTable: TableReplay = {
  inputs: ['count', 'callLimit'],
  answer: ({ count, callLimit }) => {
    const limit = numberIn(callLimit);
    const { calls, successes, failed } = slowStartBatch(numberIn(count), (index) => index < limit);
    return { calls, successes, error: failed };
  },
};
