import { ApiObject, Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { knownTraffic } from '../../facts';
import { dnsSubdomainProblems } from '../../kubernetes';
import { asObject, type JsonObject } from '../../workload';
import { renderOver } from '../rendering/app/rendered-object';
import { FactError } from '../statements/fact-error';
import { Traffic } from '../statements/traffic/traffic';
import { shown, type OptionNames } from '../statements/typed';
import type { Exposable } from '../workloads/owned-service';
import { hostProblem } from './host-problem';
import { leadHttpTo, requireTexts, routeId, type Led } from './leading-to';
import { requireRoute } from './require-route';
import { HOST_ROUTE, type HostRouteOptions } from './route-options';
import { spokenProtocol } from './spoken-protocol';

/** A route through a gateway of the Gateway API. */
export interface GatewayRouteOptions extends HostRouteOptions {
  /**
   * The hosts whose requests it takes.
   *
   * @default - all of the gateway's
   */
  readonly hostnames?: string[];

  /**
   * The namespace of the Gateway.
   *
   * @default - that of the workload
   */
  readonly gatewayNamespace?: string;

  /**
   * The listener of the Gateway.
   *
   * @default - all of them
   */
  readonly sectionName?: string;

  /**
   * Whether it is a GRPCRoute.
   *
   * @default false, an HTTPRoute
   */
  readonly grpc?: boolean;

  /**
   * The path that requests take through what carries out the gateway, such as `Traffic.gkeNeg()`.
   *
   * @default - a proxy that follows endpoints within 10 s, as ingress-nginx does: an assumption
   */
  readonly traffic?: Traffic;
}

const OPTIONS: OptionNames<GatewayRouteOptions> = {
  ...HOST_ROUTE,
  hostnames: true,
  gatewayNamespace: true,
  sectionName: true,
  grpc: true,
  traffic: true,
};

/**
 * Leads requests through a gateway of the Gateway API.
 *
 * @param canary a second Service, to which a controller leads some of the requests
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 * @see https://gateway-api.sigs.k8s.io/api-types/grpcroute/
 */
export function exposeViaGateway(
  workload: Exposable,
  gateway: string,
  options: GatewayRouteOptions,
  canary?: () => Named,
): ApiObject {
  requireRoute(workload, 'exposeViaGateway', options, OPTIONS);
  requireGateway(workload, gateway, options);
  const { name, annotations, grpc = false } = options;
  const led = leadHttpTo(workload, 'exposeViaGateway', {
    traffic: options.traffic ?? likeNginx(gateway, options),
    requires: () => (spokenProtocol(led) === 'HTTPS' ? [tlsToPods(led.service)] : []),
  });
  const route = new ApiObject(workload, routeId(workload, 'GatewayRoute', name), {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: grpc ? 'GRPCRoute' : 'HTTPRoute',
    metadata: {
      namespace: workload.metadata.namespace,
      name: name ?? led.service.name,
      ...(annotations && { annotations }),
    },
  });
  renderOver(route, (rendered) => {
    rendered['spec'] = specOf(led, gateway, options, canary?.());
  });
  return route;
}

/** The API server takes no more. */
const MOST_HOSTS = 16;

function requireGateway(workload: Exposable, gateway: unknown, options: GatewayRouteOptions): void {
  const { hostnames, grpc, path, traffic, delays } = options;
  requireTexts(workload, { hostnames });
  const problems = [
    ...gatewayProblems(gateway),
    ...(hostnames ?? []).map((host, index) => hostProblem(host, `'hostnames[${index}]'`)),
    ...(hostnames && new Set(hostnames).size < hostnames.length ? ["'hostnames' has one of them twice"] : []),
    ...(hostnames && hostnames.length > MOST_HOSTS
      ? [`'hostnames' has ${hostnames.length}, and a route takes ${MOST_HOSTS} at most: make another one for the rest`]
      : []),
    ...(grpc === true && path !== undefined
      ? ["a GRPCRoute goes by methods, so that 'path' means nothing beside 'grpc': leave one of them out"]
      : []),
    ...(traffic?._source.kind === 'none'
      ? ["'traffic' is what requests come by, and by Traffic.none() none come: leave it out, or state Traffic.gkeNeg()"]
      : []),
    ...(traffic !== undefined && delays !== undefined
      ? [
          "'traffic' has delays of its own, so that 'delays' mean nothing: state them there, as in Traffic.gkeNeg({ drainLag })",
        ]
      : []),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new FactError(`${workload.node.path}: exposeViaGateway: ${problems.join('; ')}`);
}

function gatewayProblems(gateway: unknown): readonly string[] {
  if (typeof gateway !== 'string' || gateway === '')
    return [`it takes the name of a Gateway, and this is ${shown(gateway)}`];
  const [namespace, name, ...more] = gateway.split('/');
  if (name !== undefined && more.length === 0)
    return [
      `it takes the name of a Gateway alone, and this is '${gateway}': state '${name}', and 'gatewayNamespace': '${namespace}'`,
    ];
  return dnsSubdomainProblems(gateway).length === 0
    ? []
    : [`it takes the name of a Gateway, of small letters, digits, '-' and '.', and this is '${gateway}'`];
}

/** A duration has five digits at most. @see https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
function durationOf(seconds: number): string {
  return seconds < 100_000 ? `${seconds}s` : `${Math.ceil(seconds / 3600)}h`;
}

/** What nobody has measured is taken to follow endpoints as ingress-nginx does; `check` assumes the same. */
export function likeNginx(name: string, { delays = {} }: Pick<GatewayRouteOptions, 'delays'>): Traffic {
  const { drainLag, firstUse } = knownTraffic('ingress-nginx');
  return Traffic.custom(name, {
    drainLag: delays.drainLag ?? Duration.seconds(drainLag),
    firstUse: delays.firstUse ?? Duration.seconds(firstUse),
  });
}

/** A route of the Gateway API says nothing of what a backend speaks. */
function tlsToPods({ name }: Named): string {
  return `A BackendTLSPolicy has to tell the gateway that the Service ${name} speaks TLS, and by whose certificates: without one it gets plain HTTP.`;
}

/** What has a name. */
type Named = Pick<kplus.Service, 'name'>;

function specOf(
  { longest, service }: Led,
  gateway: string,
  options: GatewayRouteOptions,
  canary: Named | undefined,
): JsonObject {
  const { gatewayNamespace: namespace, sectionName, hostnames, grpc = false } = options;
  return {
    ...(hostnames && { hostnames }),
    parentRefs: [asObject({ name: gateway, ...(namespace && { namespace }), ...(sectionName && { sectionName }) })],
    rules: [
      {
        backendRefs: canary
          ? [
              { name: service.name, port: service.port, weight: 100 },
              { name: canary.name, port: service.port, weight: 0 },
            ]
          : [{ name: service.name, port: service.port }],
        // A GRPCRoute matches by methods, and has no timeouts.
        ...(!grpc && {
          matches: [{ path: { type: 'PathPrefix', value: options.path ?? '/' } }],
          timeouts: { request: durationOf(longest()) },
        }),
      },
    ],
  };
}
