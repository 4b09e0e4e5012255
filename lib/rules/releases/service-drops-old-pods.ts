import type { ReleaseRule } from '../rule';
import { changed, released, SERVICE, DEPLOYMENT, BUDGET, together, WEB } from '../support/example';
import { askedBy, hasLabels, labelWords, servicePairs } from '../support/routing/service-pairs';
import { workloadsLabelled } from '../support/objects/workloads-of';

const RELABELLED = changed(DEPLOYMENT, {
  'labels: { app: web }': 'labels: { app: web, tier: front }',
});
const SELECTING = changed(SERVICE, { 'selector: { app: web }': 'selector: { app: web, tier: front }' });

/** A Service that lets go of the pods that run before there are others. */
export const serviceDropsOldPods: ReleaseRule = {
  id: 'service-drops-old-pods',
  title: 'A Service that lets go of the pods that run before there are others',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the Service {service} lets go of every pod that runs: it asked for {was}, and asks for {labels} now, which only pods of the new release have',
  why: 'The new selector holds as soon as it is applied. Until the first new pod is ready the Service has no endpoint, and every request is refused.',
  fix: 'release in two steps: first give the pods their new labels, and then the Service its new selector',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-in-kubernetes',
  bad: [released(WEB, together(RELABELLED, SELECTING, BUDGET))],
  good: [
    released(WEB, together(RELABELLED, SERVICE, BUDGET)),
    released(together(RELABELLED, SERVICE, BUDGET), together(RELABELLED, SELECTING, BUDGET)),
  ],
  *checkRelease(release) {
    for (const { before, after, name, reachedBefore, reachedAfter } of servicePairs(release)) {
      const asked = askedBy(after);
      const wanted = reachedBefore.filter(({ replicas }) => replicas.max > 0);
      if (!asked || wanted.length === 0 || reachedAfter.length === 0) continue;
      const namespace = reachedBefore[0]?.identity.namespace;
      const isCaught = workloadsLabelled(asked, release.before).some(
        ({ identity, manifest }) => identity.namespace === namespace && manifest.directory === before.directory,
      );
      if (isCaught || wanted.some(({ podLabels }) => hasLabels(podLabels, asked))) continue;
      yield {
        resource: after,
        path: ['spec', 'selector'],
        numbers: { service: name, was: labelWords(askedBy(before)), labels: labelWords(asked) },
      };
    }
  },
};
