import { selectorMatches } from '../../../kubernetes';
import { asArray, asObject, namedNodes, type Workload } from '../../../workload';

/** Why several pods of a workload want the volumes of its template at once, whether it is released or not. */
export interface Together {
  readonly because: string;
  /** What each of them is to have instead. */
  readonly instead: string;
  readonly assumption: string;
  /** What is assumed where the volume is for one pod, wherever it runs. */
  readonly ofPods?: string;
}

/**
 * Pods of a DaemonSet, or members of a StatefulSet, that may be on several nodes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export function wantedTogether(workload: Workload): Together | undefined {
  const { identity, replicas, podSpec } = workload;
  if (identity.kind === 'DaemonSet') {
    const assumption = `more than one node runs a pod of ${identity.name}`;
    return namedNodes(podSpec) === 1 ? undefined : { ...EACH_NODE, assumption, ofPods: assumption };
  }
  if (identity.kind !== 'StatefulSet' || replicas.min < 2) return undefined;
  return {
    because: `all ${replicas.min} members have it by their template`,
    instead: 'volumeClaimTemplates give each member a claim of its own',
    assumption: `the members of ${identity.name} run on more than one node`,
  };
}

/** Kinds whose pods are all alike, and have what stands in their template together. */
const OF_REPLICAS: ReadonlySet<string> = new Set(['Deployment', 'Rollout', 'ReplicaSet', 'ReplicationController']);

/** Replicas that may be on several nodes, whether or not a rollout makes one of them wait for another. */
export function wantedByReplicas({ identity, replicas }: Workload): Together | undefined {
  if (!OF_REPLICAS.has(identity.kind) || replicas.min < 2) return undefined;
  return {
    because: `all ${replicas.min} replicas have it by their template`,
    instead: 'volumeClaimTemplates of a StatefulSet give each member a claim of its own',
    assumption: `the pods of ${identity.name} run on more than one node`,
  };
}

const EACH_NODE = {
  because: 'a DaemonSet runs one on each node',
  instead: 'what each node keeps for itself is a hostPath, or an ephemeral claim',
};

/** Whether they are kept on one node, by its name or beside each other: there a volume of one node is for all of them. */
export function areOnOneNode({ podSpec, podLabels }: Workload): boolean {
  const required = asObject(asObject(podSpec['affinity'])['podAffinity'])[REQUIRED];
  const isBesideItself = asArray(required)
    .map(asObject)
    .some(
      ({ topologyKey, labelSelector }) =>
        topologyKey === 'kubernetes.io/hostname' && selectorMatches(labelSelector, podLabels),
    );
  return isBesideItself || namedNodes(podSpec) === 1;
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
