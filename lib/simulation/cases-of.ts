import type { Workload, World } from '../workload';
import type { Case } from './case';
import { RELEASES, SCENARIO_NAMES, type ScenarioName } from './scenario';
import type { SimulateOptions } from './simulate-options';

/**
 * Everything that can happen to the workloads of a world: each workload with each scenario that applies to it. Pods
 * that run to their end, and those that a controller has made, do not count.
 */
export function casesOf(world: World, options: SimulateOptions = {}): readonly Case[] {
  const wanted = options.scenarios ?? SCENARIO_NAMES;
  return world.workloads.flatMap((workload, index) => {
    const runs = workload.containers.some(({ role }) => role === 'regular');
    if (!runs || workload.runsToCompletion || workload.made || workload.replicas.min === 0) return [];
    return wanted
      .filter((scenario) => applies(scenario, workload))
      .map((scenario) => ({ index, workload: workload.identity, scenario }));
  });
}

function applies(scenario: ScenarioName, workload: Workload): boolean {
  const { identity, update, replicas } = workload;
  const isScaled = identity.kind !== 'DaemonSet' && identity.kind !== 'Pod';
  if (scenario === 'scale-midway') return isScaled && update.way !== 'none' && replicas.min > 1;
  if (RELEASES.has(scenario)) return update.way !== 'none';
  if (scenario === 'scale-down') return isScaled && replicas.min > 1;
  if (scenario === 'scale-to-one') return isScaled && replicas.min > 2;
  return true;
}
