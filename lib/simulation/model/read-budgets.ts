import { asNumber, asObject, type DisruptionBudget } from '../../kubernetes';
import { identityOf, type Manifest, type Workload } from '../../workload';
import type { Budget } from './setting';

/**
 * Reads the disruption budgets that select pods of workloads.
 *
 * @param workloads each in its place
 */
export function readBudgets(workloads: readonly Workload[]): readonly Budget[] {
  const selected = new Map<Manifest, Selected[]>();
  for (const [place, workload] of workloads.entries()) {
    for (const budget of new Set(workload.budgets)) {
      const known = selected.get(budget) ?? [];
      known.push({ workload, place });
      selected.set(budget, known);
    }
  }
  return [...selected].map(([budget, those]) => readBudget(budget, those));
}

interface Selected {
  readonly workload: Workload;
  readonly place: number;
}

function readBudget(budget: Manifest, selected: readonly Selected[]): Budget {
  const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy } = asObject(budget.object['spec']);
  const limits: DisruptionBudget = { minAvailable: limit(minAvailable), maxUnavailable: limit(maxUnavailable) };
  const uncounted = typeof limits.minAvailable === 'number' ? undefined : selected.find(isWithoutScale);
  return {
    name: identityOf(budget).name,
    over: selected.map(({ place }) => place),
    limits,
    evictsUnhealthy: unhealthyPodEvictionPolicy === 'AlwaysAllow',
    ...(uncounted && { uncounted: `${uncounted.workload.identity.kind} ${uncounted.workload.identity.name}` }),
  };
}

/**
 * Whether the disruption controller asks in vain how many replicas are wanted, as of every kind without a scale
 * subresource: then it cannot tell what a share or maxUnavailable is, and allows no disruption.
 *
 * @see pkg/controller/disruption/disruption.go getScaleController, failSafe
 */
function isWithoutScale({ workload }: Selected): boolean {
  return workload.identity.kind === 'DaemonSet';
}

function limit(value: unknown): number | string | undefined {
  if (asNumber(value as never) !== undefined && Number.isInteger(value)) return value as number;
  return typeof value === 'string' && /^\d+%$/.test(value) ? value : undefined;
}
