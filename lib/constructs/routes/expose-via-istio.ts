import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../../workload';
import { renderOver } from '../rendering/app/rendered-object';
import { FactError } from '../statements/fact-error';
import type { OptionNames } from '../statements/typed';
import type { Exposable } from '../workloads/owned-service';
import { likeNginx } from './expose-via-gateway';
import { hostProblem } from './host-problem';
import { leadHttpTo, requireTexts, routeId, type Led } from './leading-to';
import { requireRoute } from './require-route';
import { ANY_ROUTE, type RouteOptions } from './route-options';

/** A route through the proxies of Istio. */
export interface IstioRouteOptions extends RouteOptions {
  /**
   * The hosts whose requests it takes.
   *
   * @default - the Service of the workload, from inside the mesh
   */
  readonly hosts?: string[];

  /**
   * The Gateways of Istio that it is bound to, as `namespace/name`.
   *
   * @default - none: requests from inside the mesh
   */
  readonly gateways?: string[];
}

const OPTIONS: OptionNames<IstioRouteOptions> = { ...ANY_ROUTE, hosts: true, gateways: true };

/**
 * Leads requests through the proxies of Istio, by a VirtualService.
 *
 * @param canary a second Service, to which a controller leads some of the requests
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function exposeViaIstio(
  workload: Exposable,
  options: IstioRouteOptions,
  canary?: () => Pick<kplus.Service, 'name'>,
): ApiObject {
  requireRoute(workload, 'exposeViaIstio', options, OPTIONS);
  const { name, annotations, hosts, gateways } = options;
  requireTexts(workload, { hosts, gateways });
  requireHosts(workload, options);
  const led = leadHttpTo(workload, 'exposeViaIstio', { traffic: likeNginx('istio', options) });
  const route = new ApiObject(workload, routeId(workload, 'IstioRoute', name), {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      namespace: workload.metadata.namespace,
      name: name ?? led.service.name,
      ...(annotations && { annotations }),
    },
  });
  renderOver(route, (rendered) => {
    rendered['spec'] = specOf(led, options, canary?.().name);
  });
  return route;
}

function requireHosts({ node }: Exposable, { hosts, gateways }: IstioRouteOptions): void {
  const isEvery = (host: string) => host === '*' && gateways !== undefined;
  const problems = [
    ...(hosts?.length === 0 ? ["'hosts' has none: name one, or leave it out"] : []),
    ...(hosts ?? []).map((host, index) => (isEvery(host) ? undefined : hostProblem(host, `'hosts[${index}]'`))),
    ...(gateways ?? []).map((gateway, index) =>
      GATEWAY.test(gateway)
        ? undefined
        : `'gateways[${index}]' has to be the name of a Gateway, with its namespace before it where it is in another one, such as 'istio-system/edge', and is '${gateway}'`,
    ),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new FactError(`${node.path}: exposeViaIstio: ${problems.join('; ')}`);
}

const GATEWAY = /^(?:[a-z0-9][-a-z0-9]*\/)?[a-z0-9][-a-z0-9]*$/;

/** The name that the controller of Argo Rollouts finds its route by, where a VirtualService has several. */
const ROUTE = 'primary';

function specOf(
  { longest, service }: Led,
  { hosts, gateways }: IstioRouteOptions,
  canary: string | undefined,
): JsonObject {
  const to = (host: string) => ({ host, port: { number: service.port } });
  return {
    ...(gateways && { gateways: [...gateways] }),
    hosts: hosts ? [...hosts] : [service.name],
    http: [
      {
        name: ROUTE,
        route:
          canary === undefined
            ? [{ destination: to(service.name) }]
            : [
                { destination: to(service.name), weight: 100 },
                { destination: to(canary), weight: 0 },
              ],
        timeout: `${longest()}s`,
      },
    ],
  };
}
