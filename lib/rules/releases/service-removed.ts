import { identityOf, knownKind } from '../../workload';
import type { ReleaseRule } from '../rule';
import { BUDGET, changed, DEPLOYMENT, released, SERVICE, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

/** A Service that a release takes away from pods that stay. */
export const serviceRemoved: ReleaseRule = {
  id: 'service-removed',
  title: 'A Service that a release takes away from pods that stay',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the release takes the Service {service} away, although {name}, which it sends requests to, stays',
  why: 'With the Service its name and its address are gone: clients that ask for it find nothing.',
  fix: 'keep the Service {service} beside the new one until no client asks for it',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  bad: [released(WEB, together(DEPLOYMENT, BUDGET, changed(SERVICE, { 'name: web': 'name: website' })))],
  good: [released(WEB, together(WEB, changed(SERVICE, { 'name: web': 'name: website' })))],
  *checkRelease({ before, removed, workloads }) {
    for (const manifest of removed) {
      if (knownKind(manifest.object) !== 'Service') continue;
      const reached = before.sharing(manifest);
      const kept = workloads.find((pair) => reached.includes(pair.before) && pair.after.serving.length > 0);
      if (!kept) continue;
      const service = identityOf(manifest).name;
      yield {
        resource: kept.after.manifest,
        path: ['metadata', 'name'],
        numbers: { service, name: kept.after.identity.name },
        ...restingOn(
          'what is no longer in the manifests is deleted with the same release',
          `clients still ask for ${service}`,
        ),
      };
    }
  },
};
