import { podReadyCondition } from '../../../lib/kubernetes';
import { wordIn } from '../input';
import type { TableReplay } from '../table';
import { containersIn, gatesIn, READINESS_INPUTS } from './readiness-fixtures';

export const podReadyConditionTable: TableReplay = {
  inputs: READINESS_INPUTS,
  answer: (input) => podReadyCondition(containersIn(input), gatesIn(input), wordIn(input['podPhase'])),
};
