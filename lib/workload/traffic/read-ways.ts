import { asObject, type FieldPath, type JsonObject } from '../../kubernetes';
import type { Joins } from '../objects/joins';
import type { WrittenContainer } from '../containers/container';
import { wordsOf } from '../containers/run-of';
import { writtenVariables } from '../containers/written-variables';
import { isFoundByPeers } from './found-by-peers';
import { isForWatchers } from './for-watchers';
import { hostPortSource } from './host-port-source';
import { knownKind } from '../objects/known-kind';
import { identityOf, type Manifest } from '../objects/manifest';
import { readReach, type ServiceReach } from './service-reach';
import { backendConfigLimits, backendConfigsOf, backendPolicyLimits } from './routes/google-backend';
import { limitsOfAnnotations } from './routes/limit-annotations';
import { meshOf, meshSource, type Mesh } from './mesh';
import type { RecognisedSource } from './recognised-source';
import type { RequestLimit } from './request-limit';
import type { Route } from './routes/route';
import { routeLimits } from './routes/route-limits';
import { routeSource } from './routes/route-source';
import { serviceSources } from './service-source';

/** A workload as far as it is read before its traffic is. */
export interface WithPods {
  readonly workload: Manifest;
  readonly template: { readonly json: JsonObject; readonly path: FieldPath };
  readonly containers: readonly WrittenContainer[];
  readonly services: readonly Manifest[];
}

/** The ways that requests take to the pods of a workload. */
export interface Ways {
  readonly reaches: readonly ServiceReach[];
  readonly routes: readonly Route[];
  readonly recognised: readonly RecognisedSource[];
  readonly mesh?: Mesh;
  readonly requestLimits: readonly RequestLimit[];
}

/** Reads the ways that requests take to the pods of a workload, Service by Service. */
export function readWays({ workload, template, containers, services }: WithPods, joins: Joins): Ways {
  const { objects } = joins;
  const around = { workload, podSpec: asObject(template.json['spec']), objects, manifests: joins.manifests };
  const mesh = meshOf(workload, template, containers, objects) ?? meshOfPolicies(services, joins);
  const reached = services.map((service) => ({
    reach: readReach(service, containers),
    routes: joins.routesTo(service),
  }));
  const byService = reached
    .filter(({ reach }) => isEndpointOf(reach) && !isForPeers(reach, { workload, containers }, reached))
    .filter(
      ({ reach: { service }, routes }) =>
        routes.length > 0 ||
        !(isForWatchers(service, workload, containers) || isFoundByPeers(service, containers, joins.manifests)),
    )
    .flatMap(({ reach, routes }) =>
      [...serviceSources(reach, around), ...routes.map((route) => routeSource(route, reach, around))].map((source) => ({
        ...source,
        service: reach.service,
      })),
    );
  const reaches = reached.map(({ reach }) => reach);
  const isScaled = joins.autoscalersOf(workload).length > 0;
  const doors = { hasService: byService.length > 0, byEveryNode: portsByEveryNode(reaches), isScaled };
  const recognised = [...byService, ...hostPortSource(workload, around.podSpec, containers, doors)];
  return {
    reaches,
    routes: reached.flatMap(({ routes }) => routes),
    recognised: mesh && recognised.length > 0 ? [...recognised, meshSource(mesh)] : recognised,
    ...(mesh && { mesh }),
    requestLimits: reached.flatMap(({ reach, routes }) => limitsOf(reach.service, routes, joins)),
  };
}

/** The ports of pods that every node leads to, by a Service that is made for clients from outside. */
function portsByEveryNode(reaches: readonly ServiceReach[]): ReadonlySet<number> {
  const outside = reaches.filter(({ type }) => type !== 'ClusterIP');
  return new Set(outside.flatMap(({ ports }) => ports.flatMap(({ number }) => number ?? [])));
}

/** A pod that lacks every port of a Service is no endpoint of it. */
function isEndpointOf({ ports }: ServiceReach): boolean {
  return ports.length === 0 || ports.some(({ number }) => number !== undefined);
}

/**
 * A headless Service beside one for clients: the one that gives the pods of a StatefulSet their names, or finds peers
 * that are not ready yet. Whoever asks for one certain pod is not sent to another while it is away.
 */
function isForPeers(
  { headless, publishesNotReady, service }: ServiceReach,
  { workload, containers }: Pick<WithPods, 'workload' | 'containers'>,
  reached: readonly { readonly reach: ServiceReach }[],
): boolean {
  const { serviceName } = asObject(workload.object['spec']);
  const isGoverning = knownKind(workload.object) === 'StatefulSet' && serviceName === identityOf(service).name;
  const isFound = () => isGoverning || publishesNotReady || findsPeersBy(identityOf(service).name, containers);
  return headless && reached.some(({ reach }) => !reach.headless) && isFound();
}

/** What Services are called by which members of a cluster find each other. */
const OF_PEERS = /-(?:discovery|peers?|ping|jgroups|gossip|memberlist)$/;

/** Whether pods look up their own Service, as those of JGroups do: an argument or a variable of theirs has its name. */
function findsPeersBy(name: string, containers: readonly WrittenContainer[]): boolean {
  const isNamed = (text: string) => text.split(/[^\w-]+/).includes(name);
  return (
    OF_PEERS.test(name) ||
    containers.some(({ json }) => [...wordsOf(json), ...writtenVariables(json).map(([, value]) => value)].some(isNamed))
  );
}

function limitsOf(service: Manifest, routes: readonly Route[], joins: Joins): readonly RequestLimit[] {
  const ofRoutes = routes.flatMap(routeLimits);
  const ofPolicies = joins
    .policiesFor(service)
    .flatMap((policy) => (knownKind(policy.object) === 'GCPBackendPolicy' ? backendPolicyLimits(policy) : []));
  const ofConfigs = backendConfigsOf(service, joins.objects).flatMap(backendConfigLimits);
  return unique([...limitsOfAnnotations(service), ...ofConfigs, ...ofPolicies, ...ofRoutes]);
}

/** Several backends of one Ingress are bounded by the same annotation of it. */
function unique(limits: readonly RequestLimit[]): readonly RequestLimit[] {
  return limits.filter(
    (limit, index) =>
      limits.findIndex(({ manifest, path }) => manifest === limit.manifest && path.join() === limit.path.join()) ===
      index,
  );
}

/** A rule of Istio about the host of a Service tells that its proxies carry the requests. */
function meshOfPolicies(services: readonly Manifest[], joins: Joins): Mesh | undefined {
  const rule = services
    .flatMap((service) => joins.policiesFor(service))
    .find((policy) => knownKind(policy.object) === 'DestinationRule');
  return rule && { name: 'istio', inPod: false, manifest: rule, path: ['spec', 'host'] };
}
