import { PROBE_ACTIONS, validateHandler } from '../../../lib/kubernetes';
import type { TableReplay } from '../table';

export const validateHandlerTable: TableReplay = {
  inputs: Object.keys(PROBE_ACTIONS),
  answer: (handler) => ({ valid: validateHandler(handler, PROBE_ACTIONS, ['field']).length === 0 }),
};
