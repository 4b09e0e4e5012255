import { isObject, type JsonObject } from '../../../workload';
import { own } from '../../../kubernetes';

/** What the kind of handler is called in a manifest. */
export function handlerOf(handler: JsonObject): string {
  return ['exec', 'httpGet', 'tcpSocket', 'sleep'].find((kind) => isObject(own(handler, kind))) ?? 'nothing';
}
