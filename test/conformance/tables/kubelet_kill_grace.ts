import { killGracePeriod } from '../../../lib/kubernetes';
import { optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

export const kubeletKillGrace: TableReplay = {
  inputs: ['podGrace', 'livenessGrace', 'startupGrace', 'reason'],
  answer: ({ podGrace, livenessGrace, startupGrace, reason }) =>
    killGracePeriod({
      reason: reason === 'startup' || reason === 'liveness' ? reason : 'other',
      pod: optionalNumberIn(podGrace),
      liveness: optionalNumberIn(livenessGrace),
      startup: optionalNumberIn(startupGrace),
    }),
};
