import { asArray, asObject, type Manifest } from '../../workload';
import type { FieldPath } from '../../kubernetes';
import type { ReleaseRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, released, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { servicePairs, type ServicePair } from '../support/routing/service-pairs';

const SELECTOR = 'selector: { app: web }';
const BALANCED = changed(WEB, { [SELECTOR]: `type: LoadBalancer\n${SELECTOR}` });

/** A way into the cluster that a release closes. */
export const serviceEntranceClosed: ReleaseRule = {
  id: 'service-entrance-closed',
  title: 'A way into the cluster that a release closes',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the release closes {entrance} of the Service {service}: {field} was {was}, and is {now} now',
  why: 'Whoever comes in that way is refused from the moment on when the release is applied.',
  fix: 'open the new way beside the old one (a second Service for the same pods), and close the old one when nobody uses it',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  bad: [released(BALANCED, WEB)],
  good: [released(WEB, BALANCED)],
  *checkRelease(release) {
    for (const pair of servicePairs(release)) {
      const closed = closedIn(pair);
      if (!closed) continue;
      const { path, ...numbers } = closed;
      yield {
        resource: pair.after,
        path: asFarAsWritten(pair.after.object, path),
        numbers: { ...numbers, service: pair.name },
        ...restingOn(`clients come in by ${closed.entrance}`),
      };
    }
  },
};

interface Closed {
  readonly entrance: string;
  readonly field: string;
  readonly was: string | number;
  readonly now: string | number;
  readonly path: FieldPath;
}

function closedIn({ before, after }: ServicePair): Closed | undefined {
  const was = typeOf(before);
  const now = typeOf(after);
  const type = { field: 'type', was, now, path: ['spec', 'type'] };
  if (was === 'LoadBalancer' && now !== 'LoadBalancer') return { entrance: 'the load balancer', ...type };
  if (was === 'NodePort' && now === 'ClusterIP') return { entrance: 'the ports of the nodes', ...type };
  return was === 'NodePort' ? movedNodePort(before, after) : undefined;
}

function typeOf({ object }: Manifest): string {
  return String(asObject(object['spec'])['type'] ?? 'ClusterIP');
}

/** A port of the nodes that is written, and another one afterwards. */
function movedNodePort(before: Manifest, after: Manifest): Closed | undefined {
  const old = new Map(portsOf(before).map(({ port, nodePort }) => [port, nodePort]));
  for (const [index, { port, nodePort }] of portsOf(after).entries()) {
    const was = old.get(port);
    if (typeof was !== 'number' || typeof nodePort !== 'number' || was === nodePort) continue;
    const path = ['spec', 'ports', index, 'nodePort'];
    return { entrance: `the port ${was} of the nodes`, field: 'nodePort', was, now: nodePort, path };
  }
  return undefined;
}

function portsOf({ object }: Manifest) {
  return asArray(asObject(object['spec'])['ports']).map(asObject);
}
