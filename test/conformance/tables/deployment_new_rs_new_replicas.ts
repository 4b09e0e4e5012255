import { newReplicaSetReplicas } from '../../../lib/kubernetes';
import { firstOf, intOrPercentIn, numberIn, wordIn } from '../input';
import type { TableReplay } from '../table';

/** The new ReplicaSet is the only one in this test, so the total is its own size. The answer may have a name. */
export const deploymentNewRsNewReplicas: TableReplay = {
  inputs: [
    ...['strategy', 'strategyType'],
    ...['replicas', 'deploymentReplicas', 'depReplicas'],
    ...['newReplicas', 'newRSReplicas', 'newRsReplicas'],
    ...['maxSurge', 'maxUnavailable'],
  ],
  answer: (input) => {
    const current = numberIn(firstOf(input['newReplicas'], input['newRSReplicas'], input['newRsReplicas']));
    return newReplicaSetReplicas({
      strategyType: wordIn(firstOf(input['strategy'], input['strategyType'])),
      replicas: numberIn(firstOf(input['deploymentReplicas'], input['depReplicas'], input['replicas'])),
      maxSurge: intOrPercentIn(input['maxSurge']),
      total: current,
      current,
    });
  },
  agrees: (expected, answer) =>
    typeof expected === 'object' && expected !== null
      ? Object.values(expected).length > 0 && Object.values(expected).every((value) => value === answer)
      : expected === answer,
};
