import { deploymentTimedOut } from '../../../lib/kubernetes';
import { optionalNumberIn, wordIn } from '../input';
import type { TableReplay } from '../table';

export const deploymentTimedOutTable: TableReplay = {
  inputs: ['progressDeadlineSeconds', 'reason', 'lastUpdate', 'now'],
  answer: ({ progressDeadlineSeconds, reason, lastUpdate, now }) =>
    deploymentTimedOut({
      progressDeadline: optionalNumberIn(progressDeadlineSeconds),
      reason: wordIn(reason),
      sinceProgress: (optionalNumberIn(now) ?? 0) - (optionalNumberIn(lastUpdate) ?? 0),
    }),
};
