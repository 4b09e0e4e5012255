import { replicaSetFraction, resolveFenceposts } from '../../../lib/kubernetes';
import { intOrPercentIn, numberIn, optionalNumberIn, replicasAnnotationIn } from '../input';
import type { TableReplay } from '../table';

export const deploymentRsFraction: TableReplay = {
  inputs: ['deploymentReplicas', 'deploymentStatusReplicas', 'maxSurge', 'rsReplicas', 'maxReplicasAnnotation'],
  answer: (input) => {
    const replicas = numberIn(input['deploymentReplicas']);
    const fraction = replicaSetFraction(
      {
        replicas,
        maxSurge: resolveFenceposts(intOrPercentIn(input['maxSurge']), null, replicas).surge,
        statusReplicas: optionalNumberIn(input['deploymentStatusReplicas']) ?? 0,
      },
      { replicas: numberIn(input['rsReplicas']), maxReplicas: replicasAnnotationIn(input['maxReplicasAnnotation']) },
    );
    return { fraction };
  },
};
