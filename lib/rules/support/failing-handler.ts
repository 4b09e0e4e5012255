import { asObject, isObject, type Container, type JsonObject } from '../../workload';

/**
 * Why a hook fails whenever it is run, although the API server accepts it; nothing where it can succeed.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/lifecycle/handlers.go Run
 */
export function failsBecause(handler: JsonObject, { ports }: Container): string | undefined {
  if (isObject(handler['tcpSocket'])) return 'the kubelet does not run a tcpSocket in a hook';
  const { port } = asObject(handler['httpGet']);
  if (typeof port !== 'string' || ports.some(({ name }) => name === port) || !/[a-z]/i.test(port)) return undefined;
  return `no port of the container is called '${port}'`;
}

/** What the kind of handler is called in a manifest. */
export function handlerOf(handler: JsonObject): string {
  return ['exec', 'httpGet', 'tcpSocket', 'sleep'].find((kind) => isObject(handler[kind])) ?? 'nothing';
}
