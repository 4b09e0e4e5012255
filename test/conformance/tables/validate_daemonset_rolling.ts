import { validateDaemonSetRollingUpdate } from '../../../lib/kubernetes';
import type { TableReplay } from '../table';

/** The cases are taken after defaults, where nothing is 0. */
export const validateDaemonsetRolling: TableReplay = {
  inputs: ['maxUnavailable', 'maxSurge'],
  answer: ({ maxUnavailable, maxSurge }) => {
    const rollingUpdate = { maxUnavailable: maxUnavailable ?? 0, maxSurge: maxSurge ?? 0 };
    return { valid: validateDaemonSetRollingUpdate(rollingUpdate, ['rollingUpdate']).length === 0 };
  },
};
