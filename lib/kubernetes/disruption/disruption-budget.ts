import { scaledValue, type IntOrPercent } from '../values/scaled-value';

/** What a PodDisruptionBudget guards: one of the two; with neither it allows no eviction. */
export interface DisruptionBudget {
  /** Pods that have to stay healthy. */
  readonly minAvailable?: IntOrPercent | null;
  /** Pods that may be missing. */
  readonly maxUnavailable?: IntOrPercent | null;
}

/** What the disruption controller writes into a budget's `status`. */
export interface DisruptionBudgetStatus {
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly expectedPods: number;
}

/** The pods that a budget selects. */
export interface GuardedPods {
  /** Those there are, terminating ones included. */
  readonly pods: number;
  /** Those that are ready, not terminating and not just evicted. */
  readonly healthy: number;
  /** The sum of the replicas that their controllers want; pods without a controller do not count. */
  readonly scale: number;
}

/**
 * The status of a disruption budget. A plain `minAvailable` counts the pods there are, everything else the pods that
 * their controllers want; percentages are rounded up, in both fields.
 *
 * @throws RangeError for anything but whole numbers and whole percentages
 * @see pkg/controller/disruption/disruption.go getExpectedPodCount, updatePdbStatus
 */
export function disruptionBudgetStatus(budget: DisruptionBudget, guarded: GuardedPods): DisruptionBudgetStatus {
  const { minAvailable, maxUnavailable } = budget;
  const isSet = (value: IntOrPercent | null | undefined) => value !== null && value !== undefined;
  const expectedOf = () => {
    if (isSet(maxUnavailable) || typeof minAvailable === 'string') return guarded.scale;
    return isSet(minAvailable) ? guarded.pods : 0;
  };
  const expectedPods = expectedOf();
  const desiredHealthy = isSet(maxUnavailable)
    ? Math.max(0, expectedPods - scaledValue(maxUnavailable as IntOrPercent, expectedPods, 'up'))
    : scaledValue(minAvailable ?? 0, expectedPods, 'up');
  const disruptionsAllowed = expectedPods <= 0 ? 0 : Math.max(0, guarded.healthy - desiredHealthy);
  return { disruptionsAllowed, currentHealthy: guarded.healthy, desiredHealthy, expectedPods };
}

/**
 * How many pods may be evicted now.
 *
 * @param expectedPods the pods that should be there
 * @param healthy those of them that are ready and not terminating
 * @throws RangeError for anything but whole numbers and whole percentages
 * @see pkg/controller/disruption/disruption.go updatePdbStatus
 */
export function disruptionsAllowed(budget: DisruptionBudget, expectedPods: number, healthy: number): number {
  return disruptionBudgetStatus(budget, { pods: expectedPods, scale: expectedPods, healthy }).disruptionsAllowed;
}

/**
 * Whether the budget allows no eviction although all `replicas` are healthy: a drain of their nodes never ends.
 *
 * @throws RangeError for anything but whole numbers and whole percentages
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function budgetBlocksAt(budget: DisruptionBudget, replicas: number): boolean {
  return disruptionsAllowed(budget, replicas, replicas) === 0;
}
