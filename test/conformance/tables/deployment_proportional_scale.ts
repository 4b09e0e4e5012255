import { resolveFenceposts, scaleReplicaSets, type ScalableReplicaSet } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn, optionalNumberIn, replicasAnnotationIn, wordIn } from '../input';
import type { CaseInput, TableReplay } from '../table';

function replicaSetIn(value: CaseInput): ScalableReplicaSet & { readonly name: string } {
  return {
    name: wordIn<string>(value['name']),
    replicas: numberIn(value['replicas']),
    created: optionalNumberIn(value['created']) ?? 0,
    available: optionalNumberIn(value['availableReplicas']) ?? 0,
    desiredReplicas: replicasAnnotationIn(value['desiredAnnotation']),
    maxReplicas: replicasAnnotationIn(value['maxReplicasAnnotation']),
  };
}

/** The API server refuses the updates of the ReplicaSets named beside, which then keep their size. */
export const deploymentProportionalScale: TableReplay = {
  inputs: ['deployment', 'newRS', 'oldRSs'],
  answer: (input, { beside }) => {
    const deployment = input['deployment'] as CaseInput;
    const old = ((input['oldRSs'] ?? []) as readonly CaseInput[]).map(replicaSetIn);
    const current = input['newRS'] ? replicaSetIn(input['newRS'] as CaseInput) : undefined;
    const replicas = numberIn(deployment['replicas']);
    const { surge } = resolveFenceposts(
      intOrPercentIn(deployment['maxSurge']),
      intOrPercentIn(deployment['maxUnavailable']),
      replicas,
    );
    const statusReplicas = optionalNumberIn(deployment['statusReplicas']) ?? 0;
    const sizes = scaleReplicaSets({ replicas, maxSurge: surge, statusReplicas }, old, current);
    const refused = (beside['failedUpdates'] ?? []) as readonly string[];
    return Object.fromEntries(
      [...old, ...(current ? [current] : [])].map((set, index) => [
        set.name,
        refused.includes(set.name) ? set.replicas : sizes[index],
      ]),
    );
  },
};
