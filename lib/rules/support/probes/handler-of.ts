import { isObject, type JsonObject } from '../../../workload';

/** What the kind of handler is called in a manifest. */
export function handlerOf(handler: JsonObject): string {
  return ['exec', 'httpGet', 'tcpSocket', 'sleep'].find((kind) => isObject(handler[kind])) ?? 'nothing';
}
