import { asArray, asObject, asString } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';

/** Registries at which applications enter their own addresses, so that clients find them without a Service. */
const REGISTRY = /(?:^|[^a-z])(?:nacos|eureka|dubbo|consul|zookeeper|polaris)(?:[^a-z]|$)/i;

/** Whether variables or arguments of a container name a registry at which it may enter itself. */
export function registersItself({ json }: WrittenContainer): boolean {
  const variables = asArray(json['env']).flatMap((variable) => {
    const { name, value } = asObject(variable);
    return [asString(name) ?? '', asString(value) ?? ''];
  });
  const words = [...asArray(json['command']), ...asArray(json['args'])].map((word) => asString(word) ?? '');
  return [...variables, ...words].some((text) => REGISTRY.test(text));
}
