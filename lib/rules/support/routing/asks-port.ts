import { asArray, asObject, asString, identityOf, isGatewayRoute, type Manifest, type World } from '../../../workload';
import { objectsNamed } from '../objects/objects-of';

/**
 * Controllers of Gateways that find a Service by its name alone.
 *
 * @see https://github.com/hashicorp/consul-k8s/blob/main/control-plane/api-gateway/common/translation.go
 */
const BY_NAME = /\bconsul\b/;

/** Controllers that are known to ask a Service at the port that a route names, as the Gateway API has it. */
const BY_PORT =
  /istio|envoy|contour|cilium|traefik|kong|nginx|haproxy|(?:^|[./-])gke|networking\.gke\.io|apisix|kgateway|gloo|linkerd|amazon|aws/;

/**
 * Whether what carries a route out asks its backends at the port that it names; a text is what that rests on, where the
 * Gateway or its class is not at hand. An Ingress and others always do.
 */
export function asksPort(route: Manifest, world: World): boolean | string {
  if (!isGatewayRoute(route)) return true;
  const words = asArray(asObject(route.object['spec'])['parentRefs']).map((parent) =>
    controllerWords(asObject(parent), route, world),
  );
  if (words.some((one) => BY_NAME.test(one))) return false;
  const isKnown = words.length > 0 && words.every((one) => BY_PORT.test(one));
  return isKnown || 'the Gateway of the route asks its Service at the port that the route names';
}

function controllerWords(parent: ReturnType<typeof asObject>, route: Manifest, world: World): string {
  if (parent['kind'] === 'Service') return 'linkerd or istio'; // a mesh within the cluster
  const namespace = asString(parent['namespace']) || identityOf(route).namespace;
  const gateways = objectsNamed('Gateway', namespace, asString(parent['name']) ?? '', world);
  const classes = gateways.flatMap(({ object }) => asString(asObject(object['spec'])['gatewayClassName']) ?? []);
  const controllers = world.manifests
    .filter(({ object }) => object['kind'] === 'GatewayClass' && classes.includes(identityOf({ object }).name))
    .flatMap(({ object }) => asString(asObject(object['spec'])['controllerName']) ?? []);
  return [...classes, ...controllers].join(' ');
}
