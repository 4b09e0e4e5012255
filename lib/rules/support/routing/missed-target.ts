import { oncePer } from '../../../kubernetes';
import {
  asObject,
  asString,
  identityOf,
  knownKind,
  type Manifest,
  type ResourceIdentity,
  type World,
  identityKey,
} from '../../../workload';
import { isMadeByOperator } from '../objects/made-by-operator';
import { objectsNamed, objectsOf } from '../objects/objects-of';

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
  const called = TARGETS.flatMap((one) => objectsNamed(one, namespace, target, world)).map(identityOf);
  if (called.some((one) => one.kind === kind)) return undefined;
  const count = TARGETS.reduce((sum, one) => sum + objectsOf(one, namespace, world).length, 0);
  if (count === 0 || isMadeByOperator([target], namespace, world)) return undefined;
  const meant = called[0] ?? (count === 1 ? onlyTarget(namespace, world) : undefined);
  return { kind, target, ...(meant && { meant }) };
}

function onlyTarget(namespace: string, world: World): ResourceIdentity | undefined {
  return TARGETS.flatMap((one) => objectsOf(one, namespace, world)).map(identityOf)[0];
}

/** Whether an autoscaler that misses its target most likely means this workload. */
export function isMissedByAutoscaler(workload: ResourceIdentity, world: World): boolean {
  return missed(world).has(identityKey(workload));
}

/** What the autoscalers of a world most likely mean that miss their targets. */
const missed = oncePer((world: World): ReadonlySet<string> => {
  const all = world.manifests.map((manifest) => missedTarget(manifest, world)?.meant);
  return new Set(all.flatMap((meant) => (meant ? [identityKey(meant)] : [])));
});
