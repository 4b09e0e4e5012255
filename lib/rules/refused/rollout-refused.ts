import { knownKind, refusedPace, type Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { refusalsOf } from '../support/refusals';

/** Numbers of a rollout that the API server, or Argo Rollouts, refuses. */
export const rolloutRefused: WorkloadRule = {
  id: 'rollout-refused',
  title: 'Numbers of a rollout that are refused',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server, or the controller of a Rollout, refuses the manifest: nothing of this release runs, and the old one stays as it is.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/#DeploymentSpec',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/apps/validation/validation.go',
    'https://github.com/argoproj/argo-rollouts/blob/v1.9.1/pkg/apis/rollouts/validation/validation.go',
  ],
  bad: [
    changed(WEB, {
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxSurge: 0, maxUnavailable: 0 }',
    }),
    changed(WEB, { 'minReadySeconds: 5': 'minReadySeconds: 5\nprogressDeadlineSeconds: 5' }),
    changed(WEB, {
      'apiVersion: apps/v1': 'apiVersion: argoproj.io/v1alpha1',
      'kind: Deployment': 'kind: Rollout',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'canary: { maxSurge: 0, maxUnavailable: 0 }',
    }),
  ],
  good: [WEB, changed(WEB, { 'minReadySeconds: 5': 'minReadySeconds: 5\nprogressDeadlineSeconds: 600' })],
  *check(workload, world) {
    yield* refusalsOf(workload, world, 'rollout');
    yield* ofRollout(workload);
  },
};

/** What the API server takes, and Argo Rollouts does nothing with. */
function* ofRollout(workload: Workload): Iterable<Violation> {
  const { manifest, path } = workload.update;
  const refusal = knownKind(manifest.object) === 'Rollout' ? refusedPace(workload) : undefined;
  if (refusal === undefined) return;
  yield {
    ...(manifest !== workload.manifest && { resource: manifest }),
    path: [...path, 'maxSurge'],
    numbers: { refusal, mend: `leave ${path.join('.')}.maxUnavailable at 0, and set maxSurge to 1 or more` },
  };
}
