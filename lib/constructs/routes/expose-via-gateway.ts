import { ApiObject, Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { knownTraffic } from '../../facts';
import { asObject, type JsonObject } from '../../workload';
import { renderOver } from '../rendering/app/rendered-object';
import { FactError } from '../statements/fact-error';
import { Traffic } from '../statements/traffic/traffic';
import { shown, type OptionNames } from '../statements/typed';
import type { Exposable } from '../workloads/owned-service';
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
  if (typeof gateway !== 'string' || gateway === '')
    throw new FactError(
      `${workload.node.path}: exposeViaGateway takes the name of a Gateway, and this is ${shown(gateway)}`,
    );
  requireRoute(workload, 'exposeViaGateway', options, OPTIONS);
  const { name, annotations, grpc = false, hostnames } = options;
  requireTexts(workload, { hostnames });
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
          timeouts: { request: `${longest()}s` },
        }),
      },
    ],
  };
}
