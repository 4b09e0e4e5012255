import type { Workload, World } from '../../workload';
import { RELEASES, type ScenarioName } from '../scenario';
import type { SimulateOptions } from '../simulate-options';
import { whyTooMany } from '../why-not';
import { playedRelease } from './played-release';

/** Why a release of a workload is not simulated for the pods that are there before it; nothing where it is. */
export function whyTooManyBefore(
  scenario: ScenarioName,
  workload: Workload,
  world: World,
  options: SimulateOptions,
): string | undefined {
  const { from } = options;
  // Hardly ever is there one: all others are not asked what a release makes of them.
  if (!from || !RELEASES.has(scenario) || !from.workloads.some((one) => whyTooMany(one) !== undefined))
    return undefined;
  const release = playedRelease(workload, world, options);
  const there = release ? [release.before, ...release.others.map((other) => other.workload)] : [];
  const why = there.map((one) => whyTooMany(one)).find((one) => one !== undefined);
  return why === undefined ? undefined : `before the release, ${why}`;
}
