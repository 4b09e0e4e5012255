import type { FieldPath } from '../../../kubernetes';
import { identityOf, type Manifest, type ReplicaRange, type Workload } from '../../../workload';
import { asFarAsWritten } from '../as-far-as-written';

/** Kinds that keep a number of replicas, each of which a node drain evicts. */
const REPLICATED = ['Deployment', 'Rollout', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];

/** Whether the workload keeps a number of replicas that a node drain evicts; a DaemonSet's pods are left alone. */
export function isReplicated({ identity }: Workload): boolean {
  return REPLICATED.includes(identity.kind);
}

/** A hundred counts in a row show every way in which a whole percentage can be rounded. */
const ROUNDINGS = 100;

/**
 * The smallest number of replicas, of those that may be wanted, for which something holds. Zero is not looked at:
 * there is nothing to lose then.
 */
export function smallestCount(
  { min, max }: Pick<ReplicaRange, 'min' | 'max'>,
  holds: (replicas: number) => boolean,
): number | undefined {
  return counts(min, max).find(holds);
}

/** The largest number of replicas, of those that may be wanted, for which something holds. */
export function largestCount(
  { min, max }: Pick<ReplicaRange, 'min' | 'max'>,
  holds: (replicas: number) => boolean,
): number | undefined {
  if (max >= 1 && holds(max)) return max;
  return counts(min, max).findLast(holds);
}

function counts(min: number, max: number): readonly number[] {
  const first = Math.max(1, min);
  const length = Math.max(0, Math.min(ROUNDINGS, max - first) + 1);
  return Array.from({ length }, (_, index) => first + index);
}

/** What a verdict rests on where nothing says how many replicas are wanted: an autoscaler may stand elsewhere. */
export function replicasAssumption({ spec, replicas }: Workload): string | undefined {
  const isWritten = replicas.autoscaler !== undefined || (spec['replicas'] !== undefined && spec['replicas'] !== null);
  return isWritten ? undefined : 'nothing outside of these manifests sets the number of replicas';
}

/** Who chooses the number of replicas, where an autoscaler does: ` (the HorizontalPodAutoscaler web: 1 to 10)`. */
export function chosenBy({ replicas: { autoscaler, min, max } }: Workload): string {
  if (!autoscaler) return '';
  const { kind, name } = identityOf(autoscaler);
  return ` (the ${kind} ${name}: ${min === max ? min : `${min} to ${max}`})`;
}

/** What it rests on that one pod less is missed: nobody states how much each of them carries. */
export function loadAssumption(replicas: number): string {
  return `${replicas} replicas are needed to carry the load`;
}

/** Where it is written, or not, that one replica is wanted: by the workload, or by its autoscaler at the least. */
export function oneReplica({ manifest, replicas }: Workload): {
  readonly resource: Manifest;
  readonly path: FieldPath;
  readonly field: string;
  readonly fieldIs: string;
} {
  const resource = replicas.autoscaler ?? manifest;
  const path = asFarAsWritten(resource.object, replicas.path);
  const isWritten = path.length === replicas.path.length;
  return {
    resource,
    path,
    field: String(replicas.path.at(-1)),
    fieldIs: isWritten ? 'is 1' : 'is not set, so it is 1',
  };
}
