import { asObject, asString, sameJson, type JsonObject } from '../../kubernetes';
import { asPlanned } from '../rendering/plain/as-planned';
import { plainCompanions } from '../rendering/plain/plain-companions';
import { isPatched } from '../rendering/app/rendered-object';
import type { RenderedObject } from '../rendering/app/rendered-app';

/**
 * Whether an app is what plans have made of facts, and nothing else: every workload as its plan writes it, with the
 * objects that belong to it, and no object of anybody else's that could meet them. Then no rule has anything to say; that
 * this is so of all rules is a property that the tests draw.
 */
export function areAsPlanned(objects: readonly RenderedObject[]): boolean {
  const byIdentity = new Map(objects.map(({ object }) => [identityOf(object), object]));
  const isTwice = byIdentity.size < objects.length;
  if (isTwice || objects.some(({ apiObject }) => isPatched(apiObject))) return false;
  const pods = new Set<string>();
  let known = 0;
  for (const { object } of objects) {
    const workload = asPlanned(object);
    if (!workload) continue;
    const companions = plainCompanions(workload);
    if (!companions.every((companion) => sameJson(companion, byIdentity.get(identityOf(companion))))) return false;
    known += 1 + companions.length;
    const key = `${workload.namespace ?? ''} ${JSON.stringify(workload.labels)}`;
    if (pods.has(key)) return false;
    pods.add(key);
  }
  return known === objects.length;
}

function identityOf({ apiVersion, kind, metadata }: JsonObject): string {
  const { namespace, name } = asObject(metadata);
  return `${asString(apiVersion)} ${asString(kind)} ${asString(namespace) ?? ''} ${asString(name)}`;
}
