/** A pod that somebody wants to evict. */
export interface EvictedPod {
  /** Its `status.phase`. */
  readonly phase: string;
  readonly ready: boolean;
  /** Whether its `deletionTimestamp` is set. */
  readonly deleting: boolean;
}

/** A disruption budget that selects the pod, as its `status` stands. */
export interface EvictionBudget {
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  /** Its `spec.unhealthyPodEvictionPolicy`. @default IfHealthyBudget */
  readonly unhealthyPolicy?: 'IfHealthyBudget' | 'AlwaysAllow' | undefined;
  /** Whether its status is from before its last change. @default false */
  readonly stale?: boolean;
  /** How many evictions under way it knows of. @default 0 */
  readonly disruptedPods?: number;
}

/**
 * What becomes of an eviction:
 * - `ignores-budgets`: the pod is deleted without asking; it has ended, has not started, or is being deleted already.
 * - `no-budget`: the pod is deleted, nothing guards it.
 * - `spares-budget`: the pod is deleted without spending the budget; it is not ready, so it is in no count.
 * - `spends-budget`: one disruption is taken from the budget, then the pod is deleted.
 * - `refused` (429): nothing may be disrupted now; the caller tries again.
 * - `stale-budget` (429): the budget's status has not caught up yet; the caller tries again.
 * - `forbidden` (403): the budget's status makes no sense, or there are too many evictions under way.
 * - `several-budgets` (500): more than one budget selects the pod, which the API does not support.
 */
export type EvictionVerdict =
  | 'ignores-budgets'
  | 'no-budget'
  | 'spares-budget'
  | 'spends-budget'
  | 'refused'
  | 'stale-budget'
  | 'forbidden'
  | 'several-budgets';

/**
 * The most evictions under way that a budget can hold.
 *
 * @see pkg/registry/core/pod/storage/eviction.go MaxDisruptedPodSize
 */
export const MAXIMUM_DISRUPTED_PODS = 2000;

/**
 * What the API server makes of an eviction.
 *
 * @param budgets the budgets of the pod's namespace that select it
 * @see pkg/registry/core/pod/storage/eviction.go Create, canIgnorePDB, checkAndDecrement
 */
export function evictionVerdict(pod: EvictedPod, budgets: readonly EvictionBudget[]): EvictionVerdict {
  if (ignoresBudgets(pod)) return 'ignores-budgets';
  const [budget, ...others] = budgets;
  if (budget === undefined) return 'no-budget';
  if (others.length > 0) return 'several-budgets';
  if (!pod.ready && sparesUnready(budget)) return 'spares-budget';
  if (budget.stale) return 'stale-budget';
  if (budget.disruptionsAllowed < 0 || (budget.disruptedPods ?? 0) > MAXIMUM_DISRUPTED_PODS) return 'forbidden';
  return budget.disruptionsAllowed === 0 ? 'refused' : 'spends-budget';
}

function ignoresBudgets({ phase, deleting }: EvictedPod): boolean {
  return deleting || phase === 'Pending' || phase === 'Succeeded' || phase === 'Failed';
}

/** By default only while enough others are healthy. */
function sparesUnready({ unhealthyPolicy, currentHealthy, desiredHealthy }: EvictionBudget): boolean {
  return unhealthyPolicy === 'AlwaysAllow' || (desiredHealthy > 0 && currentHealthy >= desiredHealthy);
}
