import { validateDisruptionBudgetSpec } from '../../../lib/kubernetes';
import type { TableReplay } from '../table';

export const validatePdb: TableReplay = {
  inputs: ['minAvailable', 'maxUnavailable', 'unhealthyPodEvictionPolicy', 'selector'],
  answer: (spec) => ({ valid: validateDisruptionBudgetSpec(spec, ['spec']).length === 0 }),
};
