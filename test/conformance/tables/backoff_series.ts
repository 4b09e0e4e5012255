import { nextBackOff, type BackOff } from '../../../lib/kubernetes';
import { numberIn } from '../input';
import type { TableReplay } from '../table';

/** What it is before the try of this number, from 0 on; the tries come every second. */
export const backoffSeries: TableReplay = {
  inputs: ['initial', 'max', 'call'],
  answer: ({ initial, max, call }) => {
    const limits = { initial: numberIn(initial), maximum: numberIn(max) };
    let backOff: BackOff | undefined;
    for (let second = 1; second <= numberIn(call); second++) backOff = nextBackOff(backOff, limits, second, second);
    return backOff?.delay ?? 0;
  },
};
