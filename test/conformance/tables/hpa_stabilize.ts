import { stabilizedReplicas } from '../../../lib/kubernetes';
import { numberIn } from '../input';
import type { TableReplay } from '../table';

export const hpaStabilize: TableReplay = {
  inputs: ['log', 'desired'],
  answer: ({ log, desired }) => {
    const recent = ((log ?? []) as readonly (readonly [unknown, unknown])[]).map(([replicas, age]) => ({
      replicas: numberIn(replicas),
      age: numberIn(age),
    }));
    return stabilizedReplicas(numberIn(desired), recent);
  },
};
