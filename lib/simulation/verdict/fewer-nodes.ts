import { asArray, asObject, own, type Json, type JsonObject } from '../../kubernetes';
import type { Workload } from '../../workload';
import { isOther } from '../model/is-other';

/** A DaemonSet whose pods no longer fit on a node loses them there at once, however few it may take away at a time. */
export function fewerNodes({ podSpec: old }: Workload, { identity, podSpec: now }: Workload): readonly string[] {
  if (identity.kind !== 'DaemonSet') return [];
  return narrowed(old, now).map(
    (field) =>
      `${field} of DaemonSet ${identity.name} changes, and on nodes that no longer fit nothing replaces its pods`,
  );
}

/** Fields by which fewer nodes may fit than before. */
function narrowed(old: JsonObject, now: JsonObject): readonly string[] {
  const [before, after] = [old, now].map(({ nodeSelector, tolerations, affinity }) => ({
    labels: asObject(nodeSelector),
    tolerated: asArray(tolerations),
    nodeAffinity: asObject(affinity)['nodeAffinity'],
  })) as [Placed, Placed];
  const isAsked = Object.entries(after.labels).some(([label, value]) => own(before.labels, label) !== value);
  const isIntolerant = before.tolerated.some((one) => after.tolerated.every((other) => isOther(one, other)));
  const isDrawn = after.nodeAffinity !== undefined && isOther(before.nodeAffinity, after.nodeAffinity);
  return [
    ...(isAsked ? ['nodeSelector'] : []),
    ...(isIntolerant ? ['tolerations'] : []),
    ...(isDrawn ? ['affinity.nodeAffinity'] : []),
  ];
}

interface Placed {
  readonly labels: JsonObject;
  readonly tolerated: readonly Json[];
  readonly nodeAffinity: Json | undefined;
}
