import type { EndpointConditions } from './endpoint-conditions';

/** An endpoint as the proxy of one node sees it. */
export interface RoutedEndpoint extends EndpointConditions {
  /** Whether its pod runs on that node. */
  readonly isLocal: boolean;
  /** The zones that it should serve. @default none */
  readonly zoneHints?: readonly string[];
  /** The nodes that it should serve. @default none */
  readonly nodeHints?: readonly string[];
}

/** The node whose proxy decides. */
export interface ProxyNode {
  readonly name: string;
  /** Empty where the node has no zone label. */
  readonly zone: string;
  /** Whether the proxy knows hints by node (Kubernetes 1.34). @default false */
  readonly sameNodeHints?: boolean;
}

/** How a Service wants its traffic routed. */
export interface RoutingPolicy {
  /** `internalTrafficPolicy: Local`. */
  readonly internalLocal: boolean;
  /** `externalTrafficPolicy: Local`. */
  readonly externalLocal: boolean;
  /** Whether it has a node port, a load balancer's address or an external one. */
  readonly external: boolean;
}

/** Where a node's proxy sends the requests to a Service. */
export interface CategorizedEndpoints<Endpoint> {
  /** For traffic by the policy Cluster; nothing where no traffic of the Service is. */
  readonly cluster: readonly Endpoint[] | undefined;
  /** For traffic by the policy Local; nothing where no traffic of the Service is. */
  readonly local: readonly Endpoint[] | undefined;
  /** Both together. */
  readonly all: readonly Endpoint[];
  /** Whether there is a usable endpoint anywhere in the cluster: if not, the proxy refuses connections. */
  readonly hasAny: boolean;
}

/**
 * The endpoints that a node's proxy uses: the ready ones, near ones first where hints say so; where there is none, those
 * that are terminating and still serve. Cluster and Local decide that apart from each other.
 *
 * @see pkg/proxy/topology.go CategorizeEndpoints, topologyModeFromHints
 */
export function categorizeEndpoints<Endpoint extends RoutedEndpoint>(
  endpoints: readonly Endpoint[],
  policy: RoutingPolicy,
  node: ProxyNode,
): CategorizedEndpoints<Endpoint> {
  const usesCluster = !policy.internalLocal || policy.external;
  const usesLocal = policy.internalLocal || (policy.externalLocal && policy.external);
  const cluster = usesCluster ? usable(endpoints, nearnessOf(endpoints, node)) : undefined;
  const local = usesLocal ? usable(endpoints.filter(({ isLocal }) => isLocal)) : undefined;
  const hasAny = usesLocal ? endpoints.some(isUsable) : (cluster ?? []).length > 0;
  return { cluster, local, all: union(cluster ?? [], local ?? []), hasAny };
}

/**
 * The ready endpoints, or else those that are terminating and still serve.
 *
 * @param isNear which of the ready ones to use. Default: all
 * @see pkg/proxy/topology.go CategorizeEndpoints
 */
function usable<Endpoint extends RoutedEndpoint>(
  endpoints: readonly Endpoint[],
  isNear: (endpoint: Endpoint) => boolean = () => true,
): readonly Endpoint[] {
  const ready = endpoints.filter((endpoint) => endpoint.ready && isNear(endpoint));
  return ready.length > 0 ? ready : endpoints.filter(isFallback);
}

function isFallback({ serving, terminating }: RoutedEndpoint): boolean {
  return serving && terminating;
}

function isUsable(endpoint: RoutedEndpoint): boolean {
  return endpoint.ready || isFallback(endpoint);
}

/** Hints count only where every ready endpoint has one, and one of them names this node or zone. */
function nearnessOf(endpoints: readonly RoutedEndpoint[], node: ProxyNode): (endpoint: RoutedEndpoint) => boolean {
  const hintsCount = (hints: (endpoint: RoutedEndpoint) => readonly string[] | undefined, place: string) => {
    let isNamed = false;
    for (const endpoint of endpoints) {
      if (!endpoint.ready) continue;
      const places = hints(endpoint) ?? [];
      if (places.length === 0) return false;
      isNamed ||= places.includes(place);
    }
    return isNamed;
  };
  const isNearNode = ({ nodeHints = [] }: RoutedEndpoint) => nodeHints.includes(node.name);
  const isNearZone = ({ zoneHints = [] }: RoutedEndpoint) => zoneHints.includes(node.zone);
  if (node.sameNodeHints && hintsCount(({ nodeHints }) => nodeHints, node.name)) return isNearNode;
  return hintsCount(({ zoneHints }) => zoneHints, node.zone) ? isNearZone : () => true;
}

function union<Endpoint>(cluster: readonly Endpoint[], local: readonly Endpoint[]): readonly Endpoint[] {
  if (local.length === 0) return cluster;
  return cluster.length === 0 ? local : [...new Set([...cluster, ...local])];
}
