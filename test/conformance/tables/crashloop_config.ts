import { crashLoopBackOff } from '../../../lib/kubernetes';
import { optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

export const crashloopConfig: TableReplay = {
  inputs: ['reducedDecay', 'configuredMax'],
  answer: ({ reducedDecay, configuredMax }) => {
    const { initial, maximum } = crashLoopBackOff({
      reducedDecay: reducedDecay === true,
      maximum: optionalNumberIn(configuredMax),
    });
    return { initial, max: maximum };
  },
};
