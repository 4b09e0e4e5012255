import type { JsonObject } from '../../../workload';
import type { SplitRoute } from '../../statements/rollout/traffic-split';

/** The plugin of Argo Rollouts that knows the Gateway API. @see https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/ */
const GATEWAY_PLUGIN = 'argoproj-labs/gatewayAPI';

/** What routes lead to. */
interface Routed {
  readonly namespace?: string;
  /** The Service that an action of an application load balancer is called after. */
  readonly root: string;
}

/** `trafficRouting` of a canary: one field where there is one route of a kind, and a list where there are several. */
export function trafficRouting(routes: readonly SplitRoute[], routed: Routed): JsonObject {
  const of = <K extends SplitRoute['kind']>(kind: K) =>
    routes.filter((route): route is Extract<SplitRoute, { kind: K }> => route.kind === kind);
  return {
    ...albRouting(of('alb'), routed),
    ...istioRouting(of('istio')),
    ...nginxRouting(of('nginx')),
    ...gatewayRouting(of('gateway'), routed),
  };
}

type Of<K extends SplitRoute['kind']> = readonly Extract<SplitRoute, { kind: K }>[];

function albRouting(routes: Of<'alb'>, { root }: Routed): JsonObject {
  const [first, ...others] = routes;
  if (!first) return {};
  const named = others.length === 0 ? { ingress: first.name } : { ingresses: routes.map(({ name }) => name) };
  return { alb: { ...named, rootService: root, servicePort: first.servicePort() } };
}

function nginxRouting(routes: Of<'nginx'>): JsonObject {
  const [first, ...others] = routes;
  if (!first) return {};
  return {
    nginx: others.length === 0 ? { stableIngress: first.name } : { stableIngresses: routes.map(({ name }) => name) },
  };
}

function istioRouting(routes: Of<'istio'>): JsonObject {
  const services = routes.map(({ name, routes: split }) => ({ name, ...(split && { routes: [...split] }) }));
  const [first, ...others] = services;
  if (!first) return {};
  return { istio: others.length === 0 ? { virtualService: first } : { virtualServices: services } };
}

function gatewayRouting(routes: Of<'gateway'>, { namespace: own = 'default' }: Routed): JsonObject {
  const [first, ...others] = routes;
  if (!first) return {};
  const namespace = first.namespace ?? own;
  if (others.length === 0)
    return { plugins: { [GATEWAY_PLUGIN]: { [first.grpc ? 'grpcRoute' : 'httpRoute']: first.name, namespace } } };
  const list = (grpc: boolean) => routes.filter((route) => route.grpc === grpc).map(({ name }) => ({ name }));
  const lists = Object.entries({ grpcRoutes: list(true), httpRoutes: list(false) }).filter(([, one]) => one.length > 0);
  return { plugins: { [GATEWAY_PLUGIN]: { ...Object.fromEntries(lists), namespace } } };
}
