import type { Workload, World } from '../workload';
import type { Case } from './case';
import { leavingIn } from './release/leaving';
import { whyTooManyBefore } from './release/too-many-before';
import { replicaCounts } from './replica-counts';
import { SCENARIO_NAMES, type ScenarioName } from './scenario';
import type { SimulateOptions } from './simulate-options';
import { hasNoLiveness, whyNoDeletion, whyNoRelease, whyNoScaling, whyNotAtAll } from './why-not';

/**
 * Everything that can happen to the workloads of a world: each workload with each scenario that applies to it. Pods
 * that run to their end, and those that a controller has made, do not count.
 *
 * @see {@link notSimulated} for what is left out, and why
 */
export function casesOf(world: World, options: SimulateOptions = {}): readonly Case[] {
  const wanted = options.scenarios ?? SCENARIO_NAMES;
  const leaving = wanted.includes('rollout') ? leavingIn(world, options) : [];
  return [
    ...lastingCases(world, options),
    ...leaving.map(([index, { identity }]): Case => ({ index, workload: identity, scenario: 'rollout', isGone: true })),
  ];
}

/** The same without workloads that a release takes away. */
export function lastingCases(world: World, options: SimulateOptions): readonly Case[] {
  const wanted = options.scenarios ?? SCENARIO_NAMES;
  return world.workloads.flatMap((workload, index) =>
    knownScenariosOf(workload, world, wanted, options).map((scenario) => ({
      index,
      workload: workload.identity,
      scenario,
    })),
  );
}

/** None where that fails: {@link notSimulated} says so. */
function knownScenariosOf(
  workload: Workload,
  world: World,
  wanted: readonly ScenarioName[],
  options: SimulateOptions,
): readonly ScenarioName[] {
  try {
    return scenariosOf(workload, world, wanted).filter(
      (scenario) => whyTooManyBefore(scenario, workload, world, options) === undefined,
    );
  } catch {
    return [];
  }
}

/** The scenarios that apply to a workload. */
export function scenariosOf(
  workload: Workload,
  { kubernetesVersion }: Pick<World, 'kubernetesVersion'>,
  wanted: readonly ScenarioName[],
): readonly ScenarioName[] {
  if (whyNotAtAll(workload, kubernetesVersion) !== undefined) return [];
  return wanted.filter((scenario) => applies(scenario, workload));
}

/** Whether a scenario can happen to a workload. */
export function applies(scenario: ScenarioName, workload: Workload): boolean {
  if (hasNoLiveness(scenario, workload)) return false;
  const why = whyNoRelease(scenario, workload) ?? whyNoScaling(scenario, workload) ?? whyNoDeletion(scenario, workload);
  return why === undefined && replicaCounts(scenario, workload).length > 0;
}
