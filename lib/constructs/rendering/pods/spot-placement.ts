import { asArray, asObject, type JsonObject } from '../../../workload';
import type { SpotNodes } from '../../statements/pods/spot-nodes';

const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** The pods of a template that may come to spot nodes, and come there first. */
export function onSpotNodes(podSpec: JsonObject, spotNodes: SpotNodes | undefined): JsonObject {
  if (!spotNodes) return podSpec;
  const { key, value } = spotNodes._mark;
  const affinity = asObject(podSpec['affinity']);
  const nodes = asObject(affinity['nodeAffinity']);
  const term = { preference: { matchExpressions: [{ key, operator: 'In', values: [value] }] }, weight: 50 };
  return {
    ...podSpec,
    affinity: { ...affinity, nodeAffinity: { ...nodes, [PREFERRED]: [...asArray(nodes[PREFERRED]), term] } },
    tolerations: [...asArray(podSpec['tolerations']), { effect: 'NoSchedule', key, operator: 'Equal', value }],
  };
}
