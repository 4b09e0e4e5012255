import { portsOf } from '../support/routing/backends';
import type { ReleaseRule } from '../rule';
import { changed, released, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { servicePairs } from '../support/routing/service-pairs';

/** A port of a Service that clients use and a release takes away. */
export const servicePortRemoved: ReleaseRule = {
  id: 'service-port-removed',
  title: 'A port of a Service that clients use and a release takes away',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the Service {service} has no port {port} any more',
  why: 'Clients that ask for it are refused from the moment on when the release is applied.',
  fix: 'keep the port {port} beside the new ones until no client asks for it',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  bad: [
    released(
      WEB,
      changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 8080, targetPort: http }]' }),
    ),
  ],
  good: [
    released(
      WEB,
      changed(WEB, {
        'ports: [{ port: 80, targetPort: http }]':
          'ports: [{ name: old, port: 80, targetPort: http }, { name: new, port: 8080, targetPort: http }]',
      }),
    ),
  ],
  *checkRelease(release) {
    for (const { before, after, name } of servicePairs(release)) {
      const ports = new Set(portsOf(after).map(({ number }) => number));
      for (const { number } of portsOf(before)) {
        if (ports.has(number)) continue;
        yield {
          resource: after,
          path: ['spec', 'ports'],
          numbers: { service: name, port: number },
          ...restingOn(`clients still ask for the port ${number}`),
        };
      }
    }
  },
};
