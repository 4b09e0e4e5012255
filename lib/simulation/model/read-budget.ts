import { asNumber, asObject, type DisruptionBudget } from '../../kubernetes';
import { identityOf, type Manifest } from '../../workload';
import type { Budget } from './setting';

/**
 * Reads a disruption budget.
 *
 * @param over the places of the workloads whose pods it selects
 */
export function readBudget(budget: Manifest, over: readonly number[]): Budget {
  const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy } = asObject(budget.object['spec']);
  const limits: DisruptionBudget = { minAvailable: limit(minAvailable), maxUnavailable: limit(maxUnavailable) };
  return { name: identityOf(budget).name, over, limits, evictsUnhealthy: unhealthyPodEvictionPolicy === 'AlwaysAllow' };
}

function limit(value: unknown): number | string | undefined {
  if (asNumber(value as never) !== undefined && Number.isInteger(value)) return value as number;
  return typeof value === 'string' && /^\d+%$/.test(value) ? value : undefined;
}
