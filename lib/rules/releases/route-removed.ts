import { asArray, asObject, identityOf, knownKind, type Manifest, ingressAddress, ruleAddresses } from '../../workload';
import type { ReleaseRule } from '../rule';
import { changed, INGRESS, released, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const ROUTED = changed(WEB, {
  'zero-downtime/on-sigterm: drains':
    'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: ingress-nginx(drain-lag=5s first-use=5s)',
});

/** An address from outside that a release takes away. */
export const routeRemoved: ReleaseRule = {
  id: 'route-removed',
  title: 'An address from outside that a release takes away',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the release takes away the route {route}, which the {kind} {name} had',
  why: 'Requests for it are answered with an error from the moment on when the release is applied.',
  fix: 'keep the route beside the new ones until nobody asks for it',
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
    'https://gateway-api.sigs.k8s.io/api-types/httproute/',
  ],
  bad: [
    released(
      together(ROUTED, INGRESS),
      together(ROUTED, changed(INGRESS, { '- host: web.example.com': '- host: www.example.com' })),
    ),
  ],
  good: [released(together(ROUTED, INGRESS), together(ROUTED, INGRESS))],
  *checkRelease({ before, after, objects, removed }) {
    const kept = new Set(after.manifests.flatMap(routesIn));
    const later = new Map(objects.map((pair) => [pair.before, pair.after]));
    for (const manifest of before.manifests) {
      for (const route of routesIn(manifest).filter((one) => !kept.has(one))) {
        const resource = later.get(manifest) ?? (removed.includes(manifest) ? manifest : undefined);
        const { kind, name } = identityOf(manifest);
        if (!resource) continue;
        yield {
          resource,
          path: resource === manifest ? ['metadata', 'name'] : ['spec'],
          numbers: { route, kind, name },
          ...restingOn(
            `clients still ask for ${route}`,
            resource === manifest && 'what is no longer in the manifests is deleted with the same release',
          ),
        };
      }
    }
  },
};

/** The addresses that an Ingress or an HTTPRoute answers, as `host/path`. */
function routesIn({ object }: Manifest): readonly string[] {
  const spec = asObject(object['spec']);
  const rules = asArray(spec['rules']).map(asObject);
  const kind = knownKind(object);
  if (kind === 'HTTPRoute') return rules.flatMap((rule) => ruleAddresses(spec, rule));
  if (kind !== 'Ingress') return [];
  return rules.flatMap((rule) =>
    asArray(asObject(rule['http'])['paths']).map((path) => ingressAddress(rule, asObject(path))),
  );
}
