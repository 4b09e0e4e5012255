import {
  asArray,
  asObject,
  asString,
  identityOf,
  knownKind,
  type Manifest,
  ingressAddress,
  ruleAddresses,
} from '../../workload';
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
    const now = classesBy(after.manifests);
    const later = new Map(objects.map((pair) => [pair.before, pair.after]));
    for (const manifest of before.manifests) {
      for (const route of routesIn(manifest).filter((one) => !isKept(now.get(one), classOf(manifest)))) {
        const resource = later.get(manifest) ?? (removed.includes(manifest) ? manifest : undefined);
        const { kind, name } = identityOf(manifest);
        if (!resource) continue;
        yield {
          resource,
          path: resource === manifest ? ['metadata', 'name'] : ['spec'],
          numbers: { route: now.has(route) ? `${route} of the class ${classOf(manifest) ?? ''}` : route, kind, name },
          ...restingOn(
            `clients still ask for ${route}`,
            resource === manifest && 'what is no longer in the manifests is deleted with the same release',
          ),
        };
      }
    }
  },
};

type Classes = ReadonlySet<string | undefined>;

/** The controllers that answer for each route. */
function classesBy(manifests: readonly Manifest[]): ReadonlyMap<string, Classes> {
  const classes = new Map<string, Set<string | undefined>>();
  for (const manifest of manifests) {
    for (const route of routesIn(manifest)) {
      const known = classes.get(route);
      if (known) known.add(classOf(manifest));
      else classes.set(route, new Set([classOf(manifest)]));
    }
  }
  return classes;
}

/** Whether a route is still there, at the same controller as far as manifests tell which one that is. */
function isKept(now: Classes | undefined, by: string | undefined): boolean {
  return now !== undefined && (by === undefined || now.has(undefined) || now.has(by));
}

/** Which controller answers for an Ingress; nothing where the cluster decides it. */
function classOf({ object }: Manifest): string | undefined {
  if (knownKind(object) !== 'Ingress') return undefined;
  const annotations = asObject(asObject(object['metadata'])['annotations']);
  return asString(asObject(object['spec'])['ingressClassName']) ?? asString(annotations['kubernetes.io/ingress.class']);
}

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
