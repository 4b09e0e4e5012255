import { deploymentProgressing, type DeploymentCounts } from '../../../lib/kubernetes';
import { numberIn } from '../input';
import type { CaseInput, TableReplay } from '../table';

export const deploymentProgressingTable: TableReplay = {
  inputs: ['old', 'new'],
  answer: ({ old: before, new: after }) => deploymentProgressing(countsIn(before), countsIn(after)),
};

function countsIn(value: unknown): DeploymentCounts {
  const { current, updated, ready, available } = value as CaseInput;
  return {
    current: numberIn(current),
    updated: numberIn(updated),
    ready: numberIn(ready),
    available: numberIn(available),
  };
}
