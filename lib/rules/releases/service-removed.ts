import {
  asObject,
  identityOf,
  isForPeers,
  knownKind,
  type Manifest,
  type Workload,
  type Release,
  successorOf,
} from '../../workload';
import type { ReleaseRule, Violation } from '../rule';
import { BUDGET, changed, DEPLOYMENT, released, SERVICE, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const OTHER = WEB.replaceAll('web', 'mail');

/** A Service that a release takes away. */
export const serviceRemoved: ReleaseRule = {
  id: 'service-removed',
  title: 'A Service that a release takes away',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the release takes the Service {service} away, {although}',
  why: 'With the Service its name and its address are gone: clients that ask for it find nothing.',
  fix: 'keep the Service {service} beside the new one until no client asks for it',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  bad: [
    released(together(WEB, OTHER), OTHER),
    released(WEB, together(DEPLOYMENT, BUDGET, changed(SERVICE, { 'name: web': 'name: website' }))),
  ],
  good: [released(WEB, together(WEB, changed(SERVICE, { 'name: web': 'name: website' })))],
  *checkRelease(release) {
    for (const manifest of release.removed) {
      const removal = knownKind(manifest.object) === 'Service' ? removalOf(manifest, release) : undefined;
      const service = identityOf(manifest).name;
      if (!removal) continue;
      yield {
        ...removal,
        path: ['metadata', 'name'],
        numbers: { ...removal.numbers, service },
        ...restingOn(
          'what is no longer in the manifests is deleted with the same release',
          `clients still ask for ${service}`,
        ),
      };
    }
  },
};

type Removal = Pick<Violation, 'numbers'> & { readonly resource: Manifest };

/** Of pods that stay, or together with them. */
function removalOf(service: Manifest, release: Release): Removal | undefined {
  const reached = release.before.sharing(service).filter((one) => one.serving.length > 0 && one.replicas.max > 0);
  const kept = release.workloads.find((pair) => reached.includes(pair.before) && pair.after.serving.length > 0);
  if (kept) {
    const although = `although ${kept.after.identity.name}, which it sends requests to, stays`;
    return { resource: kept.after.manifest, numbers: { although } };
  }
  const [gone] = reached;
  if (!gone || (isHeadless(service) && isForPeers(service, gone)) || isKnownOtherwise(service, reached, release))
    return undefined;
  return {
    resource: service,
    numbers: { although: `together with ${gone.identity.name}, which it sends requests to` },
  };
}

function isHeadless({ object }: Manifest): boolean {
  return asObject(object['spec'])['clusterIP'] === 'None';
}

/** Where everything goes nobody is left to ask; a route that goes too, and a workload that is replaced, say it all. */
function isKnownOtherwise(service: Manifest, reached: readonly Workload[], release: Release): boolean {
  const routes = release.before.routes.filter(({ services }) => services.includes(service));
  return (
    release.after.manifests.length === 0 ||
    routes.some(({ route }) => release.removed.includes(route.manifest)) ||
    reached.some((workload) => successorOf(workload, release) !== undefined)
  );
}
