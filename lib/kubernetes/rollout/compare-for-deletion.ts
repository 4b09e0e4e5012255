import type { Seconds } from '../values/seconds';

/** What decides which pods of a ReplicaSet go first. Times are on one clock; the API server cuts them to seconds. */
export interface DeletablePod {
  /** Decides between pods of about the same age. */
  readonly uid: string;
  /** Empty before it is bound to a node. */
  readonly node: string;
  /** Its `status.phase`. */
  readonly phase: string;
  readonly ready: boolean;
  /** @default not known: goes before those that are */
  readonly readySince?: Seconds | undefined;
  /** @default not known: goes before those that are */
  readonly created?: Seconds | undefined;
  /** Its annotation `controller.kubernetes.io/pod-deletion-cost`. @default 0 */
  readonly deletionCost?: number;
  /** The most restarts of one of its regular containers. @default 0 */
  readonly restarts?: number;
  /** The most restarts of one of its sidecars. @default 0 */
  readonly sidecarRestarts?: number;
  /** How many active pods of all ReplicaSets of the same owner are on its node, itself included. */
  readonly rank: number;
}

/** What a cluster may have switched off. */
export interface DeletionOrder {
  readonly now: Seconds;
  /** Whether the deletion cost counts: PodDeletionCost. @default true */
  readonly deletionCost?: boolean;
  /** Whether ages are compared by their logarithm: LogarithmicScaleDown. @default true */
  readonly logarithmic?: boolean;
}

/**
 * Which of two pods a ReplicaSet deletes first: below 0 the first, above 0 the second, 0 when nothing decides. For
 * pods that were ready or created at about the same time it is the UID, that is chance; among three of them of which
 * two have exactly the same time it can go round in a circle, in Kubernetes too.
 *
 * @see pkg/controller/controller_utils.go ActivePodsWithRanks
 */
export function compareForDeletion(a: DeletablePod, b: DeletablePod, order: DeletionOrder): number {
  const stage = compareStage(a, b);
  if (stage !== 0) return stage;
  const cost = (a.deletionCost ?? 0) - (b.deletionCost ?? 0);
  if (order.deletionCost !== false && cost !== 0) return cost;
  if (a.rank !== b.rank) return b.rank - a.rank;
  if (a.ready && a.readySince !== b.readySince) return compareTimes(a, b, a.readySince, b.readySince, order);
  const restarts = compareRestarts(a, b);
  if (restarts !== 0) return restarts;
  return a.created === b.created ? 0 : compareTimes(a, b, a.created, b.created, order);
}

/** The less far a pod has come, the sooner it goes. */
function compareStage(a: DeletablePod, b: DeletablePod): number {
  if ((a.node === '') !== (b.node === '')) return a.node === '' ? -1 : 1;
  if (ordinal(a.phase) !== ordinal(b.phase)) return ordinal(a.phase) - ordinal(b.phase);
  return Number(a.ready) - Number(b.ready);
}

function compareRestarts(a: DeletablePod, b: DeletablePod): number {
  const regular = (b.restarts ?? 0) - (a.restarts ?? 0);
  return regular === 0 ? (b.sidecarRestarts ?? 0) - (a.sidecarRestarts ?? 0) : regular;
}

/** Pending before Unknown before Running. */
function ordinal(phase: string): number {
  if (phase === 'Running') return 2;
  return phase === 'Unknown' ? 1 : 0;
}

/** The later one goes first, and one that is not known before all. */
function compareTimes(
  a: DeletablePod,
  b: DeletablePod,
  timeOfA: Seconds | undefined,
  timeOfB: Seconds | undefined,
  { now, logarithmic = true }: DeletionOrder,
): number {
  if (timeOfA === undefined || timeOfB === undefined) return timeOfA === undefined ? -1 : 1;
  if (!logarithmic) return timeOfB - timeOfA;
  const difference = magnitude(now - timeOfA) - magnitude(now - timeOfB);
  if (difference !== 0) return difference;
  if (a.uid === b.uid) return 0;
  return a.uid < b.uid ? -1 : 1;
}

/** The whole part of the binary logarithm of an age in nanoseconds. */
function magnitude(age: Seconds): number {
  return age > 0 ? Math.floor(Math.log2(age * 1e9)) : -1;
}
