import { asArray, asObject, groupOf, identityOf, type Manifest } from '../../workload';
import type { WorldRule } from '../rule';
import { asWritten } from '../support/as-written';
import { asFarAsWritten } from '../support/as-far-as-written';
import { restingOn } from '../support/resting-on';

const scaled = (rollout: string) => `apiVersion: keda.sh/v1alpha1
kind: ScaledJob
metadata:
  name: resize
spec:
  jobTargetRef:
    template:
      spec:
        restartPolicy: Never
        containers: [{ name: resize, image: registry.example.com/resize:2.0.0 }]
${rollout}  triggers:
    - type: rabbitmq
      metadata: { queueName: pictures, mode: QueueLength, value: "5" }
`;

/** A ScaledJob of which every change stops the Jobs that run. */
export const scaledJobCutsJobs: WorldRule = {
  id: 'scaled-job-cuts-jobs',
  title: 'A ScaledJob of which every change stops the Jobs that run',
  severity: 'error',
  effect: 'lost-requests',
  message: 'a release of {name} stops all of its Jobs that run, and starts them anew: rollout.strategy {strategyIs}',
  why: 'KEDA deletes the Jobs of a ScaledJob whenever its spec changes, and creates others. What they were working on is cut, and done again from the beginning, or twice.',
  fix: 'set rollout.strategy to gradual: then Jobs that run keep on to their end, and new ones are of the new version',
  source: [
    'https://keda.sh/docs/latest/reference/scaledjob-spec/#rollout',
    'https://github.com/kedacore/keda/issues/6440',
  ],
  bad: [scaled(''), scaled('  rollout: { strategy: default }\n')],
  good: [scaled('  rollout: { strategy: gradual }\n'), scaled('  rolloutStrategy: gradual\n')],
  *checkWorld(world) {
    for (const manifest of world.manifests) {
      const { apiVersion, kind, name } = identityOf(manifest);
      if (kind !== 'ScaledJob' || groupOf(apiVersion) !== 'keda.sh' || !hasWork(manifest)) continue;
      const { rollout, rolloutStrategy } = asObject(manifest.object['spec']);
      const { strategy = rolloutStrategy } = asObject(rollout);
      if (strategy === 'gradual') continue;
      const path = ['spec', 'rollout', 'strategy'];
      yield {
        resource: manifest,
        path: asFarAsWritten(manifest.object, path),
        numbers: {
          name,
          strategyIs: strategy === undefined ? 'is not set, so it is default' : `is ${asWritten(strategy)}`,
        },
        edits: [{ path, value: 'gradual' }],
        ...restingOn('some of its Jobs run when it is changed'),
      };
    }
  },
};

/** Whether its Jobs are written to do anything: the outline of one is there to be filled in. */
function hasWork({ object }: Manifest): boolean {
  const { template } = asObject(asObject(object['spec'])['jobTargetRef']);
  return asArray(asObject(asObject(template)['spec'])['containers']).length > 0;
}
