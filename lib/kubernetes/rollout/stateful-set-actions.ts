/** A pod of a StatefulSet. */
export interface StatefulPod {
  readonly ordinal: number;
  /** Whether it is of the latest revision. */
  readonly updated: boolean;
  /** Whether it is running, and has been ready for `minReadySeconds`. */
  readonly available: boolean;
  /** Whether its `deletionTimestamp` is set. */
  readonly deleting: boolean;
  /** Whether its phase is Failed or Succeeded. @default false */
  readonly ended?: boolean;
}

/** What of a StatefulSet decides how it changes its pods. */
export interface StatefulSetRules {
  /** `spec.ordinals.start`. @default 0 */
  readonly start?: number;
  /** `spec.podManagementPolicy: Parallel`. @default false: OrderedReady */
  readonly parallel?: boolean;
  /** `spec.updateStrategy.type: OnDelete`. @default false: RollingUpdate */
  readonly onDelete?: boolean;
  /** `spec.updateStrategy.rollingUpdate.partition`: how many pods, from the first on, are not updated. @default 0 */
  readonly partition?: number;
  /**
   * `statefulSetMaxUnavailable`, in a cluster with the feature gate MaxUnavailableStatefulSet.
   *
   * @default the gate is off: one at a time, and the update waits for each pod that is not available
   */
  readonly maxUnavailable?: number | undefined;
}

/** A pod to create or to delete. */
export interface StatefulSetAction {
  readonly action: 'create' | 'delete';
  readonly ordinal: number;
  /** Whether a pod to create is of the latest revision. */
  readonly updated?: boolean;
}

/**
 * What one sync of a StatefulSet does. An ordered one does one thing at a time: from the lowest pod up it creates what
 * is missing and waits for what is not available; then it shrinks from the top; then it updates from the top. A pod is
 * deleted before its successor is created, which waits until the old object is gone: a StatefulSet cannot surge.
 *
 * @param replicas the pod of each wanted ordinal, in order; nothing where there is no object of that name
 * @param condemned the pods of other ordinals, the highest first
 * @see pkg/controller/statefulset/stateful_set_control.go updateStatefulSet, processReplica, processCondemned
 */
export function statefulSetActions(
  rules: StatefulSetRules,
  replicas: readonly (StatefulPod | undefined)[],
  condemned: readonly StatefulPod[],
): readonly StatefulSetAction[] {
  if (rules.parallel) return inParallel(rules, replicas, condemned);
  const index = replicas.findIndex((pod) => !isSettled(pod));
  if (index !== -1) return repair(rules, replicas[index], index);
  return condemned.length > 0 ? shrink(condemned) : update(rules, replicas);
}

/** Nothing waits for anything, but the update goes by its own rule all the same. */
function inParallel(
  rules: StatefulSetRules,
  replicas: readonly (StatefulPod | undefined)[],
  condemned: readonly StatefulPod[],
): readonly StatefulSetAction[] {
  const actions = replicas.flatMap((pod, index) => repair(rules, pod, index));
  const repaired = new Set(actions.map(({ ordinal }) => ordinal));
  const updates = update(rules, replicas).filter(({ ordinal }) => !repaired.has(ordinal));
  return [...actions, ...condemned.filter(({ deleting }) => !deleting).map(deletion), ...updates];
}

function isSettled(pod: StatefulPod | undefined): boolean {
  return pod !== undefined && pod.available && !pod.deleting && !pod.ended;
}

/** Creates a pod that is not there, and deletes one that has ended. The pods below the partition stay as they were. */
function repair(
  { start = 0, partition = 0, onDelete = false }: StatefulSetRules,
  pod: StatefulPod | undefined,
  index: number,
): readonly StatefulSetAction[] {
  if (pod === undefined) return [{ action: 'create', ordinal: start + index, updated: onDelete || index >= partition }];
  return pod.ended && !pod.deleting ? [deletion(pod)] : [];
}

/** Deletes the highest one, once all below it are available; if it is itself the only one that is not, at once. */
function shrink(condemned: readonly StatefulPod[]): readonly StatefulSetAction[] {
  const highest = condemned[0] as StatefulPod;
  if (highest.deleting) return [];
  const othersSettled = condemned.every((pod) => pod === highest || (pod.available && !pod.deleting));
  return highest.available || othersSettled ? [deletion(highest)] : [];
}

function update(
  { partition = 0, onDelete = false, maxUnavailable }: StatefulSetRules,
  replicas: readonly (StatefulPod | undefined)[],
): readonly StatefulSetAction[] {
  if (onDelete) return [];
  if (maxUnavailable !== undefined) return updateSeveral(partition, maxUnavailable, replicas);
  for (let index = replicas.length - 1; index >= partition; index--) {
    const pod = replicas[index];
    if (pod !== undefined && !pod.updated && !pod.deleting) return [deletion(pod)];
    if (isUnavailable(pod)) return [];
  }
  return [];
}

function updateSeveral(
  partition: number,
  maxUnavailable: number,
  replicas: readonly (StatefulPod | undefined)[],
): readonly StatefulSetAction[] {
  const room = maxUnavailable - replicas.reduce((count, pod) => count + Number(isUnavailable(pod)), 0);
  const actions: StatefulSetAction[] = [];
  for (let index = replicas.length - 1; index >= partition && actions.length < room; index--) {
    const pod = replicas[index];
    if (pod !== undefined && !pod.updated && !pod.deleting) actions.push(deletion(pod));
  }
  return actions;
}

function isUnavailable(pod: StatefulPod | undefined): boolean {
  return pod === undefined || !pod.available || pod.deleting;
}

function deletion({ ordinal }: StatefulPod): StatefulSetAction {
  return { action: 'delete', ordinal };
}
