import type { WrittenContainer } from '../containers/container';
import { wordsOf } from '../containers/run-of';
import { writtenVariables } from '../containers/written-variables';

/** Registries at which applications enter their own addresses, so that clients find them without a Service. */
const REGISTRY = /(?:^|[^a-z])(?:nacos|eureka|dubbo|consul|zookeeper|polaris)(?:[^a-z]|$)/i;

/** Whether variables or arguments of a container name a registry at which it may enter itself. */
export function registersItself({ json }: WrittenContainer): boolean {
  return [...writtenVariables(json).flat(), ...wordsOf(json)].some((text) => REGISTRY.test(text));
}
