import type { ReleaseRule } from '../rule';
import { BUDGET, changed, DEPLOYMENT, released, SERVICE, together } from '../support/example';
import { askedBy, servicePairs } from '../support/routing/service-pairs';
import { listed } from '../support/listed';

const LABELLED = changed(DEPLOYMENT, { 'labels: { app: web }': 'labels: { app: web, tier: front }' });
const SELECTING = changed(SERVICE, { 'selector: { app: web }': 'selector: { tier: front }' });

/** A Service that has pods before a release, and none after it. */
export const serviceLosesPods: ReleaseRule = {
  id: 'service-loses-pods',
  title: 'A Service that has pods before a release, and none after it',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the Service {service} selects the pods of {old} before the release, and none after it',
  why: 'When the last old pod is gone the Service has no endpoint, and every request is refused.',
  fix: 'keep the labels of the pods that {service} selects by, or take the Service away with them',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-in-kubernetes',
  bad: [released(together(LABELLED, SELECTING, BUDGET), together(DEPLOYMENT, SELECTING, BUDGET))],
  good: [released(together(LABELLED, SELECTING, BUDGET), together(LABELLED, SELECTING, BUDGET))],
  *checkRelease(release) {
    for (const { after, name, reachedBefore } of servicePairs(release)) {
      if (!askedBy(after) || release.after.sharing(after).length > 0) continue;
      const old = listed(reachedBefore.map(({ identity }) => identity.name));
      yield { resource: after, path: ['spec', 'selector'], numbers: { service: name, old } };
    }
  },
};
