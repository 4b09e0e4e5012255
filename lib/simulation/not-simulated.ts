import type { ResourceIdentity, Workload, World } from '../workload';
import { SCENARIO_NAMES, type ScenarioName } from './scenario';
import type { SimulateOptions } from './simulate-options';
import { whyNoDeletion, whyNoRelease, whyNoScaling, whyNotAtAll } from './why-not';

/** A workload that is not simulated, or some scenarios of one that are not. */
export interface NotSimulated {
  readonly workload: ResourceIdentity;
  readonly file?: string;
  /** @default all of them */
  readonly scenarios?: readonly ScenarioName[];
  readonly why: string;
}

/** What of a world is left out, and why. A scenario that means nothing for a kind is not worth a word. */
export function notSimulated(world: World, options: SimulateOptions = {}): readonly NotSimulated[] {
  const wanted = options.scenarios ?? SCENARIO_NAMES;
  return world.workloads.flatMap((workload) => {
    const { identity, manifest } = workload;
    const about = { workload: identity, ...(manifest.file !== undefined && { file: manifest.file }) };
    const why = whyNotAtAll(workload, world.kubernetesVersion);
    if (why !== undefined) return [{ ...about, why }];
    return [...reasons(workload, wanted)].map(([reason, scenarios]) => ({ ...about, scenarios, why: reason }));
  });
}

function reasons(workload: Workload, wanted: readonly ScenarioName[]): ReadonlyMap<string, readonly ScenarioName[]> {
  const byReason = new Map<string, ScenarioName[]>();
  for (const scenario of wanted) {
    const why =
      whyNoRelease(scenario, workload) ?? whyNoScaling(scenario, workload) ?? whyNoDeletion(scenario, workload);
    if (why !== undefined) byReason.set(why, [...(byReason.get(why) ?? []), scenario]);
  }
  return byReason;
}
