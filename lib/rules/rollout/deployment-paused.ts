import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';

/** A Deployment that takes no new version. */
export const deploymentPaused: WorkloadRule = {
  id: 'deployment-paused',
  title: 'A Deployment that takes no new version',
  severity: 'error',
  effect: 'stuck',
  message: 'no new version of {name} is rolled out: paused is true',
  why: 'A paused Deployment keeps its pods as they are, whatever the template says, until somebody resumes it.',
  fix: 'take paused out of the manifest',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment',
  presupposes: ['rollout-refused'],
  bad: [changed(WEB, { 'replicas: 3': 'replicas: 3\npaused: true' })],
  good: [WEB],
  *check({ identity, spec }) {
    if (!['Deployment', 'Rollout'].includes(identity.kind) || spec['paused'] !== true) return;
    yield {
      path: ['spec', 'paused'],
      numbers: { name: identity.name },
      edits: [{ path: ['spec', 'paused'], value: false }],
    };
  },
};
