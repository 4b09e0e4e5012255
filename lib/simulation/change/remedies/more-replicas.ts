import { identityOf, knownKind, ownData, staysOne, type Workload, type World } from '../../../workload';
import type { Edit } from '../change';
import { set, type Remedy, type Troubled } from './remedy';

/** More replicas than these nobody runs for the sake of a drain. */
const MOST_REPLICAS = 10;

/**
 * As many replicas as are needed for some to serve at any time.
 *
 * @param beside what they need for a drain not to take all
 */
export function moreReplicas({ workload, around }: Troubled, beside: readonly Edit[] = []): Remedy | undefined {
  if (!isCounted(workload) || cannotBeMore(workload, around)) return undefined;
  const { min } = workload.replicas;
  return {
    name: `more-replicas${beside.length > 0 ? '-guarded' : ''}`,
    above: min,
    most: MOST_REPLICAS,
    guess: Math.max(2, min + 1),
    edits: (value) => [...replicasEdits(workload, value), ...beside],
  };
}

/** A second replica, where there is one. */
export function secondReplica(troubled: Troubled): Remedy | undefined {
  const remedy = troubled.workload.replicas.min === 1 ? moreReplicas(troubled) : undefined;
  return remedy && { ...remedy, name: 'second-replica', most: 2 };
}

/** So many replicas, written where their number is decided; an autoscaler may not want fewer at the most. */
function replicasEdits({ manifest, rollout, replicas }: Workload, value: number): readonly Edit[] {
  const { autoscaler, path, max } = replicas;
  if (!autoscaler) return [set(rollout ?? manifest, path, value)];
  const most = knownKind(autoscaler.object) === 'ScaledObject' ? 'maxReplicaCount' : 'maxReplicas';
  return [set(autoscaler, path, value), ...(max < value ? [set(autoscaler, ['spec', most], value)] : [])];
}

/** Whether somebody chooses how many pods there are. */
function isCounted({ manifest }: Workload): boolean {
  const { kind } = identityOf(manifest);
  return kind !== 'Pod' && kind !== 'DaemonSet';
}

/**
 * A second pod of it would have other data, or do the same work once more: more of them serve nobody better. So it is with
 * members that only the application's own means add to the others.
 */
function cannotBeMore(workload: Workload, around: World): boolean {
  const { application, identity, replicas } = workload;
  const areMembers = identity.kind === 'StatefulSet' && (application?.alone ?? ownData(workload, around)) !== undefined;
  return staysOne(workload, around) !== undefined || (areMembers && replicas.autoscaler === undefined);
}
