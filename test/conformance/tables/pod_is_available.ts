import { isPodAvailable } from '../../../lib/kubernetes';
import { numberIn, optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

export const podIsAvailable: TableReplay = {
  inputs: ['ready', 'readyForSeconds', 'minReadySeconds'],
  answer: ({ ready, readyForSeconds, minReadySeconds }) =>
    isPodAvailable(ready === true, optionalNumberIn(readyForSeconds), numberIn(minReadySeconds)),
};
