import type { JsonObject } from '../../kubernetes';
import { identityOf } from './manifest';

/** What an object is called in a cluster: equal for two manifests of one object. */
export function identityText(object: JsonObject): string {
  const { apiVersion, kind, namespace, name } = identityOf({ object });
  return [apiVersion.split('/').at(-2) ?? '', kind, namespace, name].join('\n');
}
