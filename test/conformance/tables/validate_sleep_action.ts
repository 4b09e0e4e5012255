import { validateSleepAction } from '../../../lib/kubernetes';
import { optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

export const validateSleepActionTable: TableReplay = {
  inputs: ['seconds', 'terminationGracePeriodSeconds', 'zeroValueEnabled'],
  answer: ({ seconds, terminationGracePeriodSeconds, zeroValueEnabled }) => {
    const grace = optionalNumberIn(terminationGracePeriodSeconds);
    const [error] = validateSleepAction({ seconds }, grace, zeroValueEnabled === true, ['sleep']);
    return { error: error?.detail ?? null };
  },
};
