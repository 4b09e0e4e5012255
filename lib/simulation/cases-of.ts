import type { Workload, World } from '../workload';
import type { Case } from './case';
import { replicaCounts } from './replica-counts';
import { SCENARIO_NAMES, type ScenarioName } from './scenario';
import type { SimulateOptions } from './simulate-options';
import { whyNoDeletion, whyNoRelease, whyNotAtAll } from './why-not';

/**
 * Everything that can happen to the workloads of a world: each workload with each scenario that applies to it. Pods
 * that run to their end, and those that a controller has made, do not count.
 *
 * @see {@link notSimulated} for what is left out, and why
 */
export function casesOf(world: World, options: SimulateOptions = {}): readonly Case[] {
  const wanted = options.scenarios ?? SCENARIO_NAMES;
  return world.workloads.flatMap((workload, index) => {
    if (whyNotAtAll(workload, world.kubernetesVersion) !== undefined) return [];
    return wanted
      .filter((scenario) => applies(scenario, workload))
      .map((scenario) => ({ index, workload: workload.identity, scenario }));
  });
}

/** Whether a scenario can happen to a workload. */
export function applies(scenario: ScenarioName, workload: Workload): boolean {
  const why = whyNoRelease(scenario, workload) ?? whyNoDeletion(scenario, workload);
  return why === undefined && replicaCounts(scenario, workload).length > 0;
}
