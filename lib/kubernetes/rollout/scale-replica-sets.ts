import { replicaSetFraction, type ProportionalScaling, type ScaledReplicaSet } from './replica-set-fraction';

/** A ReplicaSet of a Deployment that is scaled. */
export interface ScalableReplicaSet extends ScaledReplicaSet {
  /** Decides between ReplicaSets that were created at the same time. @default '' */
  readonly name?: string;
  /** When it was created, on any clock. */
  readonly created: number;
  /** Its annotation `deployment.kubernetes.io/desired-replicas`. @default none */
  readonly desiredReplicas?: number | undefined;
  /** Its `status.availableReplicas`. @default 0 */
  readonly available?: number;
}

/**
 * Whether a Deployment has been scaled since its ReplicaSets were: it then scales them, instead of going on with its
 * rollout.
 *
 * @param replicas the Deployment's `spec.replicas`
 * @see pkg/controller/deployment/sync.go isScalingEvent
 */
export function isScalingEvent(
  replicas: number,
  sets: readonly Pick<ScalableReplicaSet, 'replicas' | 'desiredReplicas'>[],
): boolean {
  return sets.some((set) => set.replicas > 0 && set.desiredReplicas !== undefined && set.desiredReplicas !== replicas);
}

/**
 * The sizes of a Deployment's ReplicaSets after it has been scaled, in the order given, the new one last: one that is
 * alone gets everything; beside a new one that is complete, old ones go; else, in a rolling update, each keeps its
 * share, the largest takes what rounding leaves over.
 *
 * @param old the old ReplicaSets, in any order
 * @param current the one of the present template, if there is one yet
 * @param isRolling whether the Deployment's strategy is RollingUpdate
 * @returns the sizes of `old`, then that of `current`, if there is one
 * @see pkg/controller/deployment/sync.go scale
 */
export function scaleReplicaSets(
  scaling: ProportionalScaling,
  old: readonly ScalableReplicaSet[],
  current: ScalableReplicaSet | undefined,
  isRolling = true,
): readonly number[] {
  const all = current === undefined ? old : [...old, current];
  const sizes = all.map(({ replicas }) => replicas);
  const only = activeOrLatest(all, current);
  if (only !== undefined) {
    sizes[all.indexOf(only)] = scaling.replicas;
    return sizes;
  }
  if (current !== undefined && isSaturated(scaling.replicas, current)) {
    return all.map((set) => (set === current ? set.replicas : 0));
  }
  return isRolling ? inProportion(scaling, all, sizes) : sizes;
}

/** The only one with pods; the newest where none has any. */
function activeOrLatest(
  all: readonly ScalableReplicaSet[],
  current: ScalableReplicaSet | undefined,
): ScalableReplicaSet | undefined {
  const active = all.filter(({ replicas }) => replicas > 0);
  if (active.length > 0) return active.length === 1 ? active[0] : undefined;
  return current ?? [...all].sort(compareAge).pop();
}

function isSaturated(replicas: number, set: ScalableReplicaSet): boolean {
  return set.replicas === replicas && set.desiredReplicas === replicas && (set.available ?? 0) === replicas;
}

/** Oldest first. */
function compareAge(a: ScalableReplicaSet, b: ScalableReplicaSet): number {
  if (a.created !== b.created) return a.created - b.created;
  const [nameOfA, nameOfB] = [a.name ?? '', b.name ?? ''];
  if (nameOfA === nameOfB) return 0;
  return nameOfA < nameOfB ? -1 : 1;
}

function inProportion(
  scaling: ProportionalScaling,
  all: readonly ScalableReplicaSet[],
  sizes: number[],
): readonly number[] {
  const allowed = scaling.replicas > 0 ? scaling.replicas + scaling.maxSurge : 0;
  const toAdd = allowed - sizes.reduce((sum, size) => sum + size, 0);
  const direction = Math.sign(toAdd);
  // The largest first; among equals the newer one first when growing, the older one when shrinking.
  const order = all
    .filter(({ replicas }) => replicas > 0)
    .sort((a, b) => b.replicas - a.replicas || -direction * compareAge(a, b));
  let left = toAdd;
  for (const set of order) {
    const share = left === 0 ? 0 : capped(replicaSetFraction(scaling, set), left);
    sizes[all.indexOf(set)] = set.replicas + share;
    left -= share;
  }
  if (order[0] === undefined) return sizes; // a Deployment that has no ReplicaSet yet
  const largest = all.indexOf(order[0]);
  sizes[largest] = Math.max(0, (sizes[largest] as number) + left);
  return sizes;
}

/** Never further than what is left, in its direction. */
function capped(share: number, left: number): number {
  return left > 0 ? Math.min(share, left) : Math.max(share, left);
}
