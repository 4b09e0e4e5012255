import { compareForDeletion, type DeletablePod } from '../../../lib/kubernetes';
import { numberIn, optionalNumberIn, wordIn } from '../input';
import type { CaseInput, TableReplay } from '../table';

function podIn(value: unknown, rank: unknown): DeletablePod {
  const pod = value as CaseInput;
  return {
    uid: wordIn<string>(pod['uid']),
    node: wordIn<string>(pod['node']),
    phase: wordIn<string>(pod['phase']),
    ready: pod['ready'] === true,
    readySince: optionalNumberIn(pod['readySince']),
    created: optionalNumberIn(pod['created']),
    deletionCost: optionalNumberIn(pod['deletionCost']) ?? 0,
    restarts: optionalNumberIn(pod['restarts']) ?? 0,
    sidecarRestarts: optionalNumberIn(pod['sidecarRestarts']) ?? 0,
    rank: optionalNumberIn(rank) ?? 0,
  };
}

/** All UIDs are empty. */
export const rsPodDeletionOrder: TableReplay = {
  inputs: ['a', 'b', 'rankA', 'rankB', 'podDeletionCostEnabled', 'logarithmicScaleDown', 'now'],
  answer: (input) => {
    const [a, b] = [podIn(input['a'], input['rankA']), podIn(input['b'], input['rankB'])];
    const order = {
      now: numberIn(input['now']),
      deletionCost: input['podDeletionCostEnabled'] !== false,
      logarithmic: input['logarithmicScaleDown'] !== false,
    };
    return {
      aDeletedBeforeB: compareForDeletion(a, b, order) < 0,
      bDeletedBeforeA: compareForDeletion(b, a, order) < 0,
    };
  },
};
