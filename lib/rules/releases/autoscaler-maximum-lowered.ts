import { asNumber, asObject } from '../../kubernetes';
import { identityOf, type Workload } from '../../workload';
import type { ReleaseRule, Violation } from '../rule';
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
  fix: '{mend}, or release while there is little traffic',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/podautoscaler/horizontal.go',
  bad: [released(AUTOSCALED, changed(AUTOSCALED, { 'maxReplicas: 10': 'maxReplicas: 5' })), released(AUTOSCALED, WEB)],
  good: [
    released(AUTOSCALED, changed(AUTOSCALED, { 'maxReplicas: 10': 'maxReplicas: 12' })),
    released(AUTOSCALED, AUTOSCALED),
  ],
  *checkRelease({ workloads }) {
    for (const { before, after } of workloads) {
      const { autoscaler, max: now } = after.replicas;
      const was = before.replicas.max;
      if (!before.replicas.autoscaler || after.serving.length === 0 || now >= was || now === 0) continue;
      if (!autoscaler) {
        if (isWritten(after)) yield fixedBelow(after, was);
        continue;
      }
      if (identityOf(autoscaler).kind !== identityOf(before.replicas.autoscaler).kind) continue;
      const field = identityOf(autoscaler).kind === 'ScaledObject' ? 'maxReplicaCount' : 'maxReplicas';
      yield {
        resource: autoscaler,
        path: ['spec', field],
        numbers: {
          ...{ name: after.identity.name, was, now },
          mend: `lower ${field} in steps of about a tenth, each after the pods have got fewer`,
        },
        ...restingOn(`there are more than ${now} of them when it is applied, and the load needs them`),
      };
    }
  },
};

/** A number that is applied in the place of an autoscaler, whatever that one has chosen. */
function fixedBelow({ identity: { name }, manifest, replicas: { max: now, path } }: Workload, was: number) {
  return {
    resource: manifest,
    path,
    numbers: { name, was, now, mend: 'write as many replicas as there are when the autoscaler goes' },
    ...restingOn(`there are more than ${now} of them when it is applied, and the load needs them`),
  } satisfies Violation;
}

/** What is left out leaves a number as it is, where it was left out before. */
function isWritten({ manifest, rollout }: Workload): boolean {
  return asNumber(asObject((rollout ?? manifest).object['spec'])['replicas']) !== undefined;
}
