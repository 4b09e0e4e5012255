import { identityOf, runsPods, type Manifest, type ResourceIdentity, type Workload, type World } from '../workload';
import { scenariosOf } from './cases-of';
import { whyTooManyBefore } from './release/too-many-before';
import { SCENARIO_NAMES, type ScenarioName } from './scenario';
import type { SimulateOptions } from './simulate-options';
import { whyNoDeletion, whyNoRelease, whyNoScaling, whyNotAtAll, whyTooMany } from './why-not';

/** A workload that is not simulated, or some scenarios of one that are not. */
export interface NotSimulated {
  readonly workload: ResourceIdentity;
  readonly file?: string;
  /** The line of the file that it begins in. @default the file says enough: a workload is found by its name */
  readonly line?: number;
  /** @default all of them */
  readonly scenarios?: readonly ScenarioName[];
  readonly why: string;
  /** Whether it is left out for its size alone: then nobody knows what it loses. @default false */
  readonly isTooLarge?: boolean;
  /** Whether it should have been: what has failed is a bug of this project. @default false */
  readonly isBug?: boolean;
}

/** What of a world is left out, and why. A scenario that means nothing for a kind is not worth a word. */
export function notSimulated(world: World, options: SimulateOptions = {}): readonly NotSimulated[] {
  const wanted = options.scenarios ?? SCENARIO_NAMES;
  const left = world.workloads.flatMap((workload) => {
    try {
      scenariosOf(workload, world, wanted);
      return leftOf(workload, world, wanted, options);
    } catch (error) {
      return [failed(workload.manifest, error)];
    }
  });
  const unread = [...world.unread].map(([manifest, { error }]) => failed(manifest, error));
  return [...left, ...otherKinds(world), ...unread];
}

/** Objects of other kinds that run pods, such as the DeploymentConfig of OpenShift. */
function otherKinds({ manifests }: World): readonly NotSimulated[] {
  return manifests.filter(runsPods).map((manifest) => {
    const line = manifest.locate?.(['kind'])?.line;
    const why = `it runs pods, and its kind (${identityOf(manifest).apiVersion}) is not simulated: nobody knows what it loses`;
    return { ...aboutOf(manifest), ...(line !== undefined && { line }), why };
  });
}

function leftOf(
  workload: Workload,
  world: World,
  wanted: readonly ScenarioName[],
  options: SimulateOptions,
): readonly NotSimulated[] {
  const about = aboutOf(workload.manifest);
  const why = whyNotAtAll(workload, world.kubernetesVersion);
  if (why !== undefined) return [{ ...about, why, ...(why === whyTooMany(workload) && { isTooLarge: true }) }];
  const before = (scenario: ScenarioName) => whyTooManyBefore(scenario, workload, world, options);
  return [...reasons(workload, wanted, before)].map(([reason, scenarios]) => ({
    ...about,
    scenarios,
    why: reason,
    ...([whyTooMany(workload, scenarios[0]), scenarios[0] && before(scenarios[0])].includes(reason) && {
      isTooLarge: true,
    }),
  }));
}

/** What is said of a workload that the simulation fails on, which costs no other its outcomes. */
export function failed(manifest: Manifest, error: unknown): NotSimulated {
  const reason = error instanceof Error ? error.message : String(error);
  const why = `the simulation has failed on it (${reason}): this is a bug of zero-downtime. Please report it, with the object if you can show it`;
  return { ...aboutOf(manifest), why, isBug: true };
}

function aboutOf(manifest: Manifest): Pick<NotSimulated, 'workload' | 'file'> {
  return { workload: identityOf(manifest), ...(manifest.file !== undefined && { file: manifest.file }) };
}

function reasons(
  workload: Workload,
  wanted: readonly ScenarioName[],
  whyBefore: (scenario: ScenarioName) => string | undefined,
): ReadonlyMap<string, readonly ScenarioName[]> {
  const byReason = new Map<string, ScenarioName[]>();
  for (const scenario of wanted) {
    const why =
      whyNoRelease(scenario, workload) ??
      whyNoScaling(scenario, workload) ??
      whyNoDeletion(scenario, workload) ??
      whyBefore(scenario);
    if (why !== undefined) byReason.set(why, [...(byReason.get(why) ?? []), scenario]);
  }
  return byReason;
}
