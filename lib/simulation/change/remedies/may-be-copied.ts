import { asArray, asObject, asString, type JsonObject } from '../../../kubernetes';

/**
 * Whether what a probe asks may stand in a second place, such as a patch that is written elsewhere than its manifest:
 * any header may hold a secret, except those that are known to hold none, and so may the query of a path.
 */
export function mayBeCopied(handler: JsonObject): boolean {
  const { path, httpHeaders } = asObject(handler['httpGet']);
  const names = asArray(httpHeaders).map((header) => asString(asObject(header)['name']) ?? '');
  return !(asString(path) ?? '').includes('?') && names.every((name) => PLAIN.test(name));
}

/** Headers that say who is asked, and for what kind of an answer. */
const PLAIN =
  /^(?:accept(?:-[a-z]+)?|cache-control|connection|content-(?:type|length)|host|user-agent|x-forwarded-(?:for|host|port|proto)|x-real-ip)$/i;
