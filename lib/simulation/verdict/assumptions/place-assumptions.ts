import { asObject, isObject } from '../../../kubernetes';
import { COUNTS_UNAVAILABLE, type Workload } from '../../../workload';
import type { Setting } from '../../model/setting';
import type { SimulateOptions } from '../../simulate-options';
import { MOVES } from '../../actors/nodes/move-volume';

/** What is assumed of the nodes, of volumes that move between them, and of the cluster's feature gates. */
export function placeAssumptions(
  workload: Workload,
  { subject: { placement, update, kind, autoscaler }, nodes }: Setting,
  options: SimulateOptions,
): readonly string[] {
  const { podSpec } = workload;
  const { perNode, maxSkew, eligible, volume, ownVolumes, elsewhere = [] } = placement;
  const isChosen = perNode < Infinity || maxSkew !== undefined || kind === 'DaemonSet' || asksForLabels(podSpec);
  const isCounted = eligible === undefined && isChosen && options.nodes === undefined;
  return [
    ...(isCounted ? [`there are ${nodes} nodes that may take these pods: --nodes says how many there are`] : []),
    ...(perNode === 1 && kind !== 'DaemonSet' ? oneForEachNode(workload, nodes, autoscaler?.name, options) : []),
    ...elsewhere.map(
      (name) => `pods of several nodes can use the claim ${name} at once: it is not among the manifests`,
    ),
    ...((volume !== undefined && volume !== 'of-its-node') || ownVolumes === true
      ? [`a pod that comes to another node has its volume there ${MOVES} s after the one before has gone`]
      : []),
    ...unavailableAssumption(workload, update.together !== undefined),
  ];
}

/** What it means that no two pods can be on one node. */
function oneForEachNode(
  { replicas: { max } }: Workload,
  nodes: number,
  autoscaler: string | undefined,
  options: SimulateOptions,
): readonly string[] {
  const isShort = options.nodes !== undefined && max > nodes;
  return [
    ...(autoscaler === undefined
      ? []
      : [`no two of the pods can be on one node: each that ${autoscaler} or a rollout adds waits for a free one`]),
    ...(isShort
      ? [`no more than ${nodes} of up to ${max} pods run, each on a node of its own: others wait for one`]
      : []),
  ];
}

/** Whether the cluster obeys `maxUnavailable` of a StatefulSet depends on its exact version. */
function unavailableAssumption({ identity, spec }: Workload, isCounted: boolean): readonly string[] {
  const { maxUnavailable = 1 } = asObject(asObject(spec['updateStrategy'])['rollingUpdate']);
  if (identity.kind !== 'StatefulSet' || maxUnavailable === 1) return [];
  return [
    isCounted
      ? `Kubernetes ${COUNTS_UNAVAILABLE}.0 to ${COUNTS_UNAVAILABLE}.3: the cluster counts maxUnavailable of StatefulSets`
      : 'the feature gate MaxUnavailableStatefulSet is off, as it is by default: the StatefulSet replaces one pod at a time',
  ];
}

function asksForLabels({ nodeSelector, affinity }: Workload['podSpec']): boolean {
  const { nodeAffinity } = asObject(affinity);
  const required = asObject(nodeAffinity)['requiredDuringSchedulingIgnoredDuringExecution'];
  return Object.keys(asObject(nodeSelector)).length > 0 || isObject(required);
}
