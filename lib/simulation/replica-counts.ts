import { servingFloor } from '../kubernetes';
import type { Workload } from '../workload';
import { readAutoscaler } from './model/read-autoscaler';
import { readUpdate } from './model/read-update';
import { RELEASES, SCALINGS, type ScenarioName } from './scenario';

/** More replicas than these lose no other way. */
const MOST_REPLICAS = 20;

/** Percentages of fewer than this count as nothing, or nobody means them. */
const MOST_TRIED = 500;

/**
 * The numbers of replicas that a scenario is tried with: where an autoscaler chooses, its fewest and its most, or the
 * first of them that a rollout takes one of. None where the scenario does not apply.
 */
export function replicaCounts(scenario: ScenarioName, workload: Workload): readonly number[] {
  if (SCALINGS.has(scenario)) return scalingCounts(scenario, workload);
  const { min, max } = workload.replicas;
  const most = Math.max(min, Math.min(max, MOST_REPLICAS));
  if (most === 0) return [];
  const short = RELEASES.has(scenario) ? firstShort(workload, most) : most;
  return [...new Set([min > 0 ? min : most, Math.max(most, short)])];
}

/** An autoscaler takes pods away only down to its minimum; without one, somebody does. */
function scalingCounts(scenario: ScenarioName, workload: Workload): readonly number[] {
  const { identity, replicas } = workload;
  if (identity.kind === 'DaemonSet' || identity.kind === 'Pod') return [];
  const { min, max, autoscaler } = replicas;
  const isReplaced = scenario === 'scale-midway' && identity.kind === 'StatefulSet';
  const atLeast = isReplaced ? 4 : scenario === 'scale-to-one' ? 3 : 2;
  if (!autoscaler) return min >= atLeast ? [min] : [];
  const rules = readAutoscaler(workload)?.scaleDown;
  const least = Math.max(1, min);
  if (!rules || rules.select === 'Disabled' || (scenario === 'scale-to-one' && least > 1)) return [];
  const most = Math.min(max, Math.max(MOST_REPLICAS, 2 * least));
  return most >= atLeast && most > least ? [most] : [];
}

/** The fewest replicas of which a rollout takes one before another one serves, where `from` are not enough for it. */
function firstShort(workload: Workload, from: number): number {
  const { type, maxSurge, maxUnavailable } = readUpdate(workload);
  if (workload.identity.kind !== 'Deployment' || type !== 'RollingUpdate') return from;
  const last = Math.min(workload.replicas.max, MOST_TRIED);
  for (let count = from; count <= last; count += 1) {
    if (servingFloor(count, maxSurge, maxUnavailable) < count) return count;
  }
  return from;
}
