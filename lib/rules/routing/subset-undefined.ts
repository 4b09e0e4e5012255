import { nearestName, oncePer, own, type FieldPath } from '../../kubernetes';
import {
  asArray,
  asNumber,
  asObject,
  asString,
  asStrings,
  identityOf,
  knownKind,
  serviceAt,
  type Json,
  type JsonObject,
  type Manifest,
  type World,
} from '../../workload';
import type { Violation, WorldRule } from '../rule';
import { changed, together, WEB } from '../support/example';
import { folderOf } from '../support/objects/folder-of';
import { objectsNamed } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';
import { hasLabels, labelWords } from '../support/routing/service-pairs';
import { listed } from '../support/listed';

const ROUTED = changed(WEB, {
  'zero-downtime/on-sigterm: drains':
    'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: mesh(name=istio drain-lag=5s first-use=5s)',
});
const RULE = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
spec:
  host: web
  subsets:
    - { name: v1, labels: { app: web } }
`;
const ROUTE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
spec:
  hosts: [web]
  http:
    - route:
        - destination: { host: web, subset: v1 }
`;

/** A route to a subset that nothing defines, or that has no pods. */
export const subsetUndefined: WorldRule = {
  id: 'subset-undefined',
  title: 'A route to a subset that nothing defines, or that has no pods',
  severity: 'error',
  effect: 'stuck',
  message: 'the VirtualService {name} sends requests to the subset {subset} of {host}, {but}',
  why: 'The proxies know no endpoints for such a subset: the share of the requests that the route gives it is answered with 503, however many pods the Service has.',
  fix: '{mend}',
  source: [
    'https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule',
    'https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset',
  ],
  saysNotThere: true,
  bad: [
    together(
      ROUTED,
      RULE,
      changed(ROUTE, { '- destination: { host: web, subset: v1 }': '- destination: { host: web, subset: v2 }' }),
    ),
    together(
      ROUTED,
      changed(RULE, { '- { name: v1, labels: { app: web } }': '- { name: v1, labels: { version: v1 } }' }),
      ROUTE,
    ),
  ],
  good: [together(ROUTED, RULE, ROUTE)],
  *checkWorld(world) {
    for (const manifest of world.manifests) {
      if (knownKind(manifest.object) !== 'VirtualService') continue;
      for (const destination of destinationsOf(manifest)) {
        const problem = problemOf(destination, world);
        const { host, subset } = destination;
        const { name } = identityOf(manifest);
        if (problem) yield { ...problem, resource: manifest, numbers: { ...problem.numbers, name, host, subset } };
      }
    }
  },
};

/** A part of a Service that a route sends requests to. */
interface Destination {
  readonly from: Manifest;
  readonly host: string;
  readonly subset: string;
  readonly path: FieldPath;
}

function destinationsOf(from: Manifest): readonly Destination[] {
  const spec = asObject(from.object['spec']);
  return ['http', 'tls', 'tcp'].flatMap((protocol) =>
    reachedOf(protocol, asArray(own(spec, protocol))).flatMap((rule, index) =>
      asArray(asObject(rule)['route']).flatMap((route, at) => {
        const { destination, weight } = asObject(route);
        const [host, subset] = [asObject(destination)['host'], asObject(destination)['subset']].map(
          (one) => asString(one) ?? '',
        );
        const path = ['spec', protocol, index, 'route', at, 'destination', 'subset'];
        return host && subset && asNumber(weight) !== 0 ? [{ from, host, subset, path }] : [];
      }),
    ),
  );
}

/** The first rule that fits a request takes it: behind one for all of HTTP nothing comes. */
function reachedOf(protocol: string, rules: readonly Json[]): readonly Json[] {
  const last = rules.findIndex((rule) => asArray(asObject(rule)['match']).length === 0);
  return protocol === 'http' && last >= 0 ? rules.slice(0, last + 1) : rules;
}

function problemOf({ from, host, subset, path }: Destination, world: World): Violation | undefined {
  const service = serviceAt(host, from);
  const services = service ? objectsNamed('Service', service.namespace, service.name, world) : [];
  const rules = rulesFor(world).get(keyOf(host, from)) ?? [];
  const subsets = rules.flatMap(({ object }) => asArray(asObject(object['spec'])['subsets']).map(asObject));
  if (rules.length === 0) return services.length === 0 ? undefined : undefinedSubset({ path, host, subset });
  const found = subsets.filter(({ name }) => name === subset);
  if (found.length > 0) return withoutPods(found, { services, from, path }, world);
  const names = [...new Set(subsets.map(({ name }) => asString(name) ?? ''))];
  const meant = nearestName(subset, names);
  return {
    path,
    numbers: {
      but: `which its DestinationRule does not define${names.length > 0 ? `: it has ${listed(names)}` : ''}`,
      mend: `add the subset ${subset} to the DestinationRule ${listed(rules.map((one) => identityOf(one).name))} and let it be known before the route is${meant === undefined ? '' : `, or let the route name ${meant}`}`,
    },
  };
}

function undefinedSubset({ path, host, subset }: Pick<Destination, 'path' | 'host' | 'subset'>): Violation {
  return {
    path,
    numbers: {
      but: 'for which there is no DestinationRule',
      mend: `add a DestinationRule for ${host} with the subset ${subset}, before the route`,
    },
    ...restingOn(`no DestinationRule for ${host} comes from outside of these manifests`),
  };
}

type Labels = Readonly<Record<string, string>>;

/** Labels that controllers give their pods, and that stand in no manifest. */
const MADE = /(?:^|\/)(?:pod-template-hash|rollouts-pod-template-hash|controller-revision-hash|pod-index|pod-name)$/;

function withoutPods(
  found: readonly JsonObject[],
  { services, from, path }: Pick<Destination, 'from' | 'path'> & { readonly services: readonly Manifest[] },
  world: World,
): Violation | undefined {
  const workloads = services.filter(({ file }) => isNear(file, from.file)).flatMap((service) => world.sharing(service));
  const asked = found.map(({ labels }) => asStrings(labels));
  const [first = {}] = asked;
  if (workloads.length === 0 || asked.some((labels) => Object.keys(labels).some((key) => MADE.test(key)))) {
    return undefined;
  }
  const has = services.some((service) => hasPods(service, asked, world));
  if (has) return undefined;
  const words = labelWords(first);
  return {
    path,
    numbers: {
      but: `which has no pods: none of the Service's has the labels ${words}`,
      mend: `give the pods that are meant the labels ${words}, or send the requests to a subset that has pods`,
    },
    ...restingOn(`no pods with the labels ${words} come from outside of these manifests`),
  };
}

/** Whether anything in the namespace of a Service has its labels, and those of a subset besides. */
function hasPods(service: Manifest, asked: readonly Labels[], { workloads }: World): boolean {
  const selector = asStrings(asObject(service.object['spec'])['selector']);
  const { namespace } = identityOf(service);
  return workloads.some(
    ({ identity, podLabels }) =>
      identity.namespace === namespace &&
      hasLabels(podLabels, selector) &&
      asked.some((labels) => hasLabels(podLabels, labels)),
  );
}

/** A Service in another part of a repository may be that of another application, of the same name by chance. */
function isNear(file: string | undefined, other: string | undefined): boolean {
  const [one = '', another = ''] = [folderOf(file), folderOf(other)];
  const isWithin = (inner: string, outer: string) => outer === '' || inner === outer || inner.startsWith(`${outer}/`);
  return isWithin(one, another) || isWithin(another, one) || folderOf(one) === folderOf(another);
}

const rulesFor = oncePer((world: World): ReadonlyMap<string, readonly Manifest[]> => {
  const rules = new Map<string, Manifest[]>();
  for (const manifest of world.manifests) {
    if (knownKind(manifest.object) !== 'DestinationRule') continue;
    const key = keyOf(asString(asObject(manifest.object['spec'])['host']) ?? '', manifest);
    const known = rules.get(key) ?? [];
    rules.set(key, known);
    known.push(manifest);
  }
  return rules;
});

/** The same for the same host, however short it is written. */
function keyOf(host: string, from: Manifest): string {
  const service = serviceAt(host, from);
  return service ? `${service.name}.${service.namespace}.svc` : host;
}
