import { knownTraffic, type TrafficSource } from '../../../facts';
import type { ServiceReach } from '../service-reach';
import { awsSource } from './aws-route';
import { googleSource } from './google-backend';
import type { RecognisedSource } from '../recognised-source';
import type { Route } from './route';
import type { Surroundings } from '../surroundings';

/** The source that requests come from by a route. */
export function routeSource(route: Route, reach: ServiceReach, around: Surroundings): RecognisedSource {
  const { manifest, path } = route;
  switch (route.carrier.kind) {
    case 'ingress-nginx':
      return { source: knownTraffic('ingress-nginx'), manifest, path };
    case 'gke':
      return { ...googleSource(reach, around.objects), manifest, path };
    case 'aws-alb':
    case 'aws-nlb':
      return { ...awsSource(route, reach, around), manifest, path };
    case 'proxy':
      return proxySource(route);
  }
}

/** A proxy in the cluster that nobody has measured is taken to follow endpoints as ingress-nginx does. */
function proxySource({ manifest, path, carrier }: Route): RecognisedSource {
  const { drainLag, firstUse } = knownTraffic('ingress-nginx');
  const { name = 'ingress' } = carrier;
  const source: TrafficSource = {
    kind: 'custom',
    name: name.replace(/[^\w./-]+/g, '-'),
    drainLag,
    firstUse,
    basis: 'assumption',
    because: 'like ingress-nginx, which follows endpoints, too',
    inOrder: true,
  };
  const who = carrier.name === undefined ? 'what carries out the route' : name;
  return { source, manifest, path, assumption: `${who} follows endpoints within ${drainLag} s` };
}
