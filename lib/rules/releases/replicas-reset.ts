import { asNumber, asObject, knownKind, type Manifest } from '../../workload';
import type { ReleaseRule } from '../rule';
import { changed, released, together, WEB, AUTOSCALER } from '../support/example';

/** A number of replicas that a release takes back to one. */
export const replicasReset: ReleaseRule = {
  id: 'replicas-reset',
  title: 'A number of replicas that a release takes back to one',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the release sets {name} to 1 replica for a moment: replicas was {was}, and is not set any more',
  why: 'A field that is taken out of a manifest goes back to its default when it is applied, which is 1: all pods but one are deleted at once, until somebody, or an autoscaler, asks for more.',
  fix: 'first hand the field over (kubectl apply edit-last-applied, and take replicas out there; for server-side apply let another manager own it), and then take it out of the manifest',
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  bad: [released(WEB, changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' }))],
  good: [
    released(WEB, WEB),
    released(
      changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' }),
      changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' }),
    ),
  ],
  *checkRelease({ workloads }) {
    for (const { before, after } of workloads) {
      const was = replicasOf(before.manifest);
      const isScaled = SCALED.includes(knownKind(after.manifest.object) ?? '');
      if (!isScaled || was === undefined || was <= 1 || replicasOf(after.manifest) !== undefined) continue;
      yield { resource: after.manifest, path: ['spec'], numbers: { name: after.identity.name, was } };
    }
  },
};

const SCALED = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout'];

function replicasOf({ object }: Manifest): number | undefined {
  return asNumber(asObject(object['spec'])['replicas']);
}
