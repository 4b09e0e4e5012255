import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';

/** The address of one path of an Ingress, as `host/path`. */
export function ingressAddress({ host }: JsonObject, path: JsonObject): string {
  return `${asString(host) ?? '*'}${asString(path['path']) ?? '/'}`;
}

/** The addresses of one rule of a Gateway API route: every host with every path. */
export function ruleAddresses(spec: JsonObject, { matches }: JsonObject): readonly string[] {
  const hosts = asArray(spec['hostnames']).map((host) => asString(host) ?? '*');
  const paths = asArray(matches).map((match) => asString(asObject(asObject(match)['path'])['value']) ?? '/');
  return orOne(hosts, '*').flatMap((host) => orOne(paths, '/').map((path) => host + path));
}

function orOne(texts: readonly string[], fallback: string): readonly string[] {
  return texts.length > 0 ? texts : [fallback];
}
