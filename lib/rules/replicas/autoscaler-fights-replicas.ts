import { asNumber, identityOf, type Manifest } from '../../workload';
import type { WorkloadRule } from '../rule';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { targetGroupGone } from '../support/replicas/target-group-gone';
import { restingOn } from '../support/resting-on';

/** A number of replicas that undoes what an autoscaler has chosen. */
export const autoscalerFightsReplicas: WorkloadRule = {
  id: 'autoscaler-fights-replicas',
  title: 'A number of replicas that undoes what an autoscaler has chosen',
  severity: 'warning',
  effect: 'lost-requests',
  message: 'every apply sets {name} to {replicas} replicas, whatever the autoscaler {autoscaler} has chosen',
  why: 'Applying the manifest takes the pods above that number away in one moment, under a load that needs them, until the autoscaler has noticed.',
  fix: 'take replicas out of the {text} of {name} and leave the number to the autoscaler{once}',
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  presupposes: ['rollout-refused'],
  bad: [together(WEB, AUTOSCALER)],
  good: [changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' })],
  *check({ identity, manifest, spec, replicas: { max, autoscaler } }) {
    const replicas = asNumber(spec['replicas']);
    if (!autoscaler || replicas === undefined || replicas >= max) return;
    if (targetGroupGone(autoscaler)) return; // it has chosen nothing
    yield {
      path: ['spec', 'replicas'],
      numbers: { name: identity.name, replicas, autoscaler: identityOf(autoscaler).name, ...wayOut(manifest) },
      ...restingOn(`the load needs more than ${replicas} replicas when the manifest is applied`),
    };
  },
};

/** What is no longer written is set to 1 once, unless it is forgotten first; only kubectl can do that. */
function wayOut({ isRendered }: Manifest): { readonly text: string; readonly once: string } {
  return isRendered === true
    ? { text: 'template', once: ' where there is one; the release that does that sets it to 1 once' }
    : {
        text: 'manifest',
        once: ': out of the last applied configuration first (kubectl apply edit-last-applied), or the next apply sets it to 1 once',
      };
}
