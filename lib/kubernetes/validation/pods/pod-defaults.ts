import { isObject, isSet, listOf, numberOf, objectOf, type JsonObject } from '../values/json';

/**
 * A Pod's spec with what the API server changes in Pods only, and not in templates, before it validates them: a
 * negative grace period is one second, a limit is also the request, and on the node's network a port is the node's.
 *
 * @see pkg/apis/core/v1/defaults.go SetDefaults_Pod, pkg/apis/core/v1/conversion.go
 */
export function withPodDefaults(spec: JsonObject): JsonObject {
  const { terminationGracePeriodSeconds: grace, hostNetwork } = spec;
  const fill = (containers: unknown) =>
    listOf(containers).map((container) => withContainerDefaults(objectOf(container), hostNetwork === true));
  return {
    ...spec,
    ...(numberOf(grace) < 0 && { terminationGracePeriodSeconds: 1 }),
    ...(isSet(spec['containers']) && { containers: fill(spec['containers']) }),
    ...(isSet(spec['initContainers']) && { initContainers: fill(spec['initContainers']) }),
  };
}

function withContainerDefaults(container: JsonObject, onHostNetwork: boolean): JsonObject {
  const { resources, ports } = container;
  const { limits, requests } = objectOf(resources);
  return {
    ...container,
    ...(isObject(limits) && {
      resources: { ...objectOf(resources), requests: { ...limits, ...objectOf(requests) } },
    }),
    ...(onHostNetwork && isSet(ports) && { ports: listOf(ports).map(withHostPort) }),
  };
}

function withHostPort(port: unknown): JsonObject {
  const { hostPort, containerPort } = objectOf(port);
  return { ...objectOf(port), hostPort: numberOf(hostPort) === 0 ? containerPort : hostPort };
}
