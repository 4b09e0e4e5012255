import { asNumber, asObject, type DisruptionBudget } from '../../kubernetes';
import { identityOf, type Manifest, type Workload } from '../../workload';
import type { Budget } from './setting';

/**
 * Reads the disruption budgets that select pods of workloads.
 *
 * @param workloads each in its place
 */
export function readBudgets(workloads: readonly Workload[]): readonly Budget[] {
  const budgets = new Set(workloads.flatMap((workload) => workload.budgets));
  return [...budgets].map((budget) =>
    readBudget(
      budget,
      workloads.flatMap((workload, place) => (workload.budgets.includes(budget) ? [place] : [])),
    ),
  );
}

function readBudget(budget: Manifest, over: readonly number[]): Budget {
  const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy } = asObject(budget.object['spec']);
  const limits: DisruptionBudget = { minAvailable: limit(minAvailable), maxUnavailable: limit(maxUnavailable) };
  return { name: identityOf(budget).name, over, limits, evictsUnhealthy: unhealthyPodEvictionPolicy === 'AlwaysAllow' };
}

function limit(value: unknown): number | string | undefined {
  if (asNumber(value as never) !== undefined && Number.isInteger(value)) return value as number;
  return typeof value === 'string' && /^\d+%$/.test(value) ? value : undefined;
}
