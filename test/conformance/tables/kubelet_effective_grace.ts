import { effectiveGracePeriod } from '../../../lib/kubernetes';
import { optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

export const kubeletEffectiveGrace: TableReplay = {
  inputs: ['spec', 'deletion', 'override'],
  answer: ({ spec, deletion, override }) =>
    effectiveGracePeriod({
      spec: optionalNumberIn(spec),
      deletion: optionalNumberIn(deletion),
      override: optionalNumberIn(override),
    }),
};
