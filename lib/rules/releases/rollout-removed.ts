import { asNumber, asObject, asString, identityOf, knownKind, type Manifest, type Release } from '../../workload';
import type { ReleaseRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, released, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const rollout = (scaleDown: string) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata:
  name: web
spec:
  replicas: 3
  minReadySeconds: 5
  workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web, scaleDown: ${scaleDown} }
  strategy: { canary: { maxSurge: 1, maxUnavailable: 0 } }
`;
const SCALED_DOWN = changed(WEB, { 'replicas: 3': '' });

/** A Rollout that a release takes away from the Deployment that it has scaled down. */
export const rolloutRemoved: ReleaseRule = {
  id: 'rollout-removed',
  title: 'A Rollout that a release takes away from the Deployment that it has scaled down',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the release takes the Rollout {rollout} away with all its pods, while the Deployment {name} has none: {scaleDown}, and {replicas}',
  why: 'A Rollout with a workloadRef runs the pods itself, and scales the Deployment down to 0 when they serve. Nothing scales it up again when the Rollout is deleted, and an autoscaler does nothing for a workload at 0.',
  fix: 'first let the Deployment serve again beside the Rollout (replicas: {was} in the Deployment, and workloadRef.scaleDown: never in the Rollout), and take the Rollout away when those pods are ready',
  source: [
    'https://argo-rollouts.readthedocs.io/en/stable/migrating/#reference-deployment-from-rollout',
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#implicit-maintenance-mode-deactivation',
  ],
  bad: [released(together(SCALED_DOWN, rollout('onsuccess')), SCALED_DOWN)],
  good: [
    released(together(SCALED_DOWN, rollout('onsuccess')), together(SCALED_DOWN, rollout('onsuccess'))),
    released(together(WEB, rollout('never')), WEB),
  ],
  *checkRelease(release) {
    for (const rollout of release.removed) {
      const deployment = knownKind(rollout.object) === 'Rollout' ? leftBehind(rollout, release) : undefined;
      if (!deployment) continue;
      const { workloadRef, replicas: was = 1 } = asObject(rollout.object['spec']);
      const path = ['spec', 'replicas'];
      const replicas = asNumber(asObject(deployment.object['spec'])['replicas']);
      yield {
        resource: deployment,
        path: asFarAsWritten(deployment.object, path),
        numbers: {
          rollout: identityOf(rollout).name,
          name: identityOf(deployment).name,
          scaleDown: `workloadRef.scaleDown is ${asString(asObject(workloadRef)['scaleDown']) ?? ''}`,
          replicas:
            replicas === undefined
              ? 'its replicas are not set, so it stays at 0'
              : `its ${replicas} pods have yet to start`,
          was: asNumber(was) ?? 1,
        },
        ...restingOn('what is no longer in the manifests is deleted with the same release'),
      };
    }
  },
};

/** The Deployment whose template a Rollout has borrowed, where it has been scaled down for it and stays. */
function leftBehind(rollout: Manifest, { objects }: Release): Manifest | undefined {
  const { workloadRef } = asObject(rollout.object['spec']);
  const { name, scaleDown } = asObject(workloadRef);
  if (scaleDown !== 'onsuccess' && scaleDown !== 'progressively') return undefined;
  const { namespace } = identityOf(rollout);
  return objects.find(({ before }) => {
    const identity = identityOf(before);
    return knownKind(before.object) === 'Deployment' && identity.namespace === namespace && identity.name === name;
  })?.after;
}
