import { limitedReplicas } from '../../../lib/kubernetes';
import { numberIn } from '../input';
import type { TableReplay } from '../table';

export const hpaLimits: TableReplay = {
  inputs: ['current', 'desired', 'min', 'max'],
  answer: ({ current, desired, min, max }) =>
    limitedReplicas(numberIn(current), numberIn(desired), numberIn(min), numberIn(max)),
};
