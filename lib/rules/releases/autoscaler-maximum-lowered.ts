import { identityOf } from '../../workload';
import type { ReleaseRule } from '../rule';
import { AUTOSCALER, changed, released, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const AUTOSCALED = changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' });

/** A maximum of replicas that a release lowers. */
export const autoscalerMaximumLowered: ReleaseRule = {
  id: 'autoscaler-maximum-lowered',
  title: 'A maximum of replicas that a release lowers',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the release lets {name} have {now} replicas at the most, where it was {was}: what is above goes in one step',
  why: 'An autoscaler corrects a number of replicas that is above its maximum at once, without looking at the load, at its policies, or at how long the load has been low. The pods that stay get all requests.',
  fix: 'lower {field} in steps of about a tenth, each after the pods have got fewer, or release while there is little traffic',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/podautoscaler/horizontal.go',
  bad: [released(AUTOSCALED, changed(AUTOSCALED, { 'maxReplicas: 10': 'maxReplicas: 5' }))],
  good: [
    released(AUTOSCALED, changed(AUTOSCALED, { 'maxReplicas: 10': 'maxReplicas: 12' })),
    released(AUTOSCALED, AUTOSCALED),
  ],
  *checkRelease({ workloads }) {
    for (const { before, after } of workloads) {
      const { autoscaler, max: now } = after.replicas;
      const was = before.replicas.max;
      if (!autoscaler || !before.replicas.autoscaler || after.serving.length === 0 || now >= was) continue;
      if (identityOf(autoscaler).kind !== identityOf(before.replicas.autoscaler).kind) continue;
      const field = identityOf(autoscaler).kind === 'ScaledObject' ? 'maxReplicaCount' : 'maxReplicas';
      yield {
        resource: autoscaler,
        path: ['spec', field],
        numbers: { name: after.identity.name, was, now, field },
        ...restingOn(`there are more than ${now} of them when it is applied, and the load needs them`),
      };
    }
  },
};
