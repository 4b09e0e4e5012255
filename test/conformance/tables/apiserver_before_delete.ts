import { repeatedDelete } from '../../../lib/kubernetes';
import { numberIn, optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

export const apiserverBeforeDelete: TableReplay = {
  inputs: ['deletionGracePeriodSeconds', 'optionsGracePeriodSeconds'],
  answer: ({ deletionGracePeriodSeconds, optionsGracePeriodSeconds }) =>
    repeatedDelete(numberIn(deletionGracePeriodSeconds), optionalNumberIn(optionsGracePeriodSeconds)),
};
