import { identityOf, knownKind } from '../../workload';
import type { WorldRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { targetGroupGone } from '../support/replicas/target-group-gone';
import { restingOn } from '../support/resting-on';

const AUTOSCALED = changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' });
const TARGET = 'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }';

/** An autoscaler that looks for its target in an API group that does not have it. */
export const autoscalerGroupGone: WorldRule = {
  id: 'autoscaler-group-gone',
  title: 'An autoscaler that looks for its target in an API group that does not have it',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the autoscaler {autoscaler} scales nothing: its target {target} is a {kind} of {written}, and there is none any more',
  why: 'An autoscaler finds its target by the API group and the kind (FailedGetScale: no matches for kind). What it was written for stays at the number of replicas that it has, whatever the load.',
  fix: 'set scaleTargetRef.apiVersion to {served}',
  source: [
    'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#v1-16',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/podautoscaler/horizontal.go',
  ],
  presupposes: ['api-version-unserved', 'autoscaler-refused', 'autoscaler-targets-nothing'],
  bad: [
    changed(AUTOSCALED, { [TARGET]: TARGET.replace('apps/v1', 'extensions/v1beta1') }),
    changed(AUTOSCALED, { [TARGET]: TARGET.replace('apiVersion: apps/v1, ', '') }),
  ],
  good: [AUTOSCALED, changed(AUTOSCALED, { [TARGET]: TARGET.replace('apps/v1', 'apps/v1beta1') })],
  *checkWorld(world) {
    for (const manifest of world.manifests) {
      if (knownKind(manifest.object) !== 'HorizontalPodAutoscaler') continue;
      const gone = targetGroupGone(manifest);
      if (!gone) continue;
      const path = ['spec', 'scaleTargetRef', 'apiVersion'];
      yield {
        resource: manifest,
        path: asFarAsWritten(manifest.object, path),
        numbers: { autoscaler: identityOf(manifest).name, ...gone },
        edits: [{ path, value: gone.served }],
        ...restingOn('the load needs more replicas'),
      };
    }
  },
};
