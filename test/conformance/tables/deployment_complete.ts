import { deploymentComplete } from '../../../lib/kubernetes';
import { numberIn } from '../input';
import type { TableReplay } from '../table';

export const deploymentCompleteTable: TableReplay = {
  inputs: ['desired', 'current', 'updated', 'available', 'maxUnavailable', 'maxSurge'],
  answer: ({ desired, current, updated, available }) =>
    deploymentComplete(numberIn(desired), {
      current: numberIn(current),
      updated: numberIn(updated),
      available: numberIn(available),
    }),
};
