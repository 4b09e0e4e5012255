import { scaledValue } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn } from '../input';
import type { TableReplay } from '../table';

export const intstrScaledValue: TableReplay = {
  inputs: ['value', 'total', 'roundUp'],
  answer: ({ value, total, roundUp }) =>
    scaledValue(intOrPercentIn(value) ?? '', numberIn(total), roundUp === true ? 'up' : 'down'),
};
