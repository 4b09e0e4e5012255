import { containersReadyCondition } from '../../../lib/kubernetes';
import { wordIn } from '../input';
import type { TableReplay } from '../table';
import { containersIn, READINESS_INPUTS } from './readiness-fixtures';

export const containersReadyConditionTable: TableReplay = {
  inputs: READINESS_INPUTS,
  answer: (input) => containersReadyCondition(containersIn(input), wordIn(input['podPhase'])),
};
