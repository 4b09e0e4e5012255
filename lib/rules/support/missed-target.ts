import {
  asObject,
  asString,
  identityOf,
  knownKind,
  type Manifest,
  type ResourceIdentity,
  type World,
} from '../../workload';
import { objectsOf } from './objects-of';

const TARGETS = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout'];

/** What an autoscaler asks for, and nobody has written. */
export interface MissedTarget {
  readonly kind: string;
  readonly target: string;
  /** What it most likely means: the only workload there, or the one of that name. */
  readonly meant?: ResourceIdentity;
}

/** The target of an autoscaler that is not there, although other workloads of its namespace are. */
export function missedTarget(autoscaler: Manifest, world: World): MissedTarget | undefined {
  const known = knownKind(autoscaler.object);
  if (known !== 'HorizontalPodAutoscaler' && known !== 'ScaledObject') return undefined;
  const { namespace } = identityOf(autoscaler);
  const reference = asObject(asObject(autoscaler.object['spec'])['scaleTargetRef']);
  const target = asString(reference['name']);
  const kind = asString(reference['kind']) ?? 'Deployment';
  if (target === undefined || !TARGETS.includes(kind)) return undefined;
  const scalable = TARGETS.flatMap((one) => objectsOf(one, namespace, world)).map(identityOf);
  if (scalable.length === 0 || scalable.some((one) => one.kind === kind && one.name === target)) return undefined;
  const meant = scalable.find(({ name }) => name === target) ?? (scalable.length === 1 ? scalable[0] : undefined);
  return { kind, target, ...(meant && { meant }) };
}

/** Whether an autoscaler that misses its target most likely means this workload. */
export function isMissedByAutoscaler({ kind, namespace, name }: ResourceIdentity, world: World): boolean {
  return ['HorizontalPodAutoscaler', 'ScaledObject']
    .flatMap((one) => objectsOf(one, namespace, world))
    .some((autoscaler) => {
      const meant = missedTarget(autoscaler, world)?.meant;
      return meant?.kind === kind && meant.name === name;
    });
}
