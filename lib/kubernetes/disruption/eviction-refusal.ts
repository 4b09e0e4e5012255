import type { EvictionBudget } from './eviction-verdict';

/** A budget that refuses an eviction. */
export interface RefusingBudget extends Pick<EvictionBudget, 'currentHealthy' | 'desiredHealthy'> {
  readonly name: string;
  /** Its condition `DisruptionAllowed`, as far as it is there. */
  readonly condition?: { readonly status: string; readonly reason: string; readonly message: string } | undefined;
}

/** What kubectl shows above the reason when an eviction is refused. */
export const EVICTION_REFUSED = "Cannot evict pod as it would violate the pod's disruption budget.";

/**
 * The reason that the API server gives for a refused eviction.
 *
 * @see pkg/registry/core/pod/storage/eviction.go checkAndDecrement
 */
export function evictionRefusal({ name, currentHealthy, desiredHealthy, condition }: RefusingBudget): string {
  const isFalse = condition?.status === 'False' && condition.message !== '';
  const refuses = `The disruption budget ${name} does not allow evicting pods currently`;
  if (isFalse && condition.reason === 'SyncFailed') return `${refuses} because it failed sync: ${condition.message}`;
  if (currentHealthy <= desiredHealthy) {
    return `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
  }
  return isFalse ? `${refuses} (${condition.reason}): ${condition.message}` : refuses;
}

/**
 * The reason that the API server gives while a budget's status has not caught up with the budget or the pod.
 *
 * @see pkg/registry/core/pod/storage/eviction.go createTooManyRequestsError
 */
export function evictionPostponed(name: string): string {
  return `The disruption budget ${name} is still being processed by the server.`;
}
