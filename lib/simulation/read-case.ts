import { type Workload, type World, isSameObject } from '../workload';
import type { Case } from './case';
import { companionsOf, type Companions } from './model/companions';
import { readSetting } from './model/read-setting';
import type { Setting } from './model/setting';
import { replicaCounts } from './replica-counts';
import { DRAINS, RELEASES, type ScenarioName } from './scenario';
import type { SimulateOptions } from './simulate-options';

/** Requests per second where nobody says. */
const RATE = 100;

/** The workload of a case. */
export function workloadOf(world: World, { index, workload: meant }: Case): Workload {
  const workload = world.workloads[index];
  if (!workload) throw new RangeError(`there is no workload ${meant.kind} ${meant.name} at place ${index}`);
  return workload;
}

/** What the runs of a case may start from: one of them, but where an autoscaler chooses the number of replicas. */
export function settingsOf(world: World, one: Case, options: SimulateOptions): readonly [Setting, ...Setting[]] {
  const workload = workloadOf(world, one);
  const [first = workload.replicas.min, ...others] = replicaCounts(one.scenario, workload);
  const settingWith = (replicas: number) => settingOf(world, workload, options, { replicas, scenario: one.scenario });
  return [settingWith(first), ...others.map(settingWith)];
}

function settingOf(world: World, workload: Workload, options: SimulateOptions, { replicas, scenario }: Tried): Setting {
  const before = versionBefore(workload, options);
  return readSetting(workload, world, {
    rate: options.rate ?? RATE,
    ...countsOf(workload, replicas, RELEASES.has(scenario) ? before : undefined),
    ...(options.nodes !== undefined && { nodes: options.nodes }),
    ...(options.imagePull !== undefined && { imagePull: options.imagePull }),
    ...(before && { before }),
    // A rollout is held up by minReadySeconds; what holds up a drain is asked for beside the manifests.
    gatesElsewhere: DRAINS.has(scenario),
    evicts: DRAINS.has(scenario),
  });
}

/** The companions of a case. */
export function besideOf(world: World, one: Case): Companions {
  return companionsOf(workloadOf(world, one), world, DRAINS.has(one.scenario));
}

/** The workloads of a case, each in its place: the one that something happens to, and its companions. */
export function workloadsOf(world: World, one: Case): readonly Workload[] {
  return [workloadOf(world, one), ...besideOf(world, one).beside];
}

/** The same workload in what ran before, if that is given and has it. */
export function versionBefore(workload: Workload, { from }: SimulateOptions): Workload | undefined {
  return from?.workloads.find((one) => isSameObject(one.identity, workload.identity));
}

/** What is tried. */
interface Tried {
  readonly replicas: number;
  readonly scenario: ScenarioName;
}

/** A release may want another number of replicas than there are, where no autoscaler chooses it. */
function countsOf(
  { replicas: { autoscaler, perNode } }: Workload,
  replicas: number,
  before: Workload | undefined,
): { readonly replicas: number; readonly wanted?: number } {
  if (!before || autoscaler || perNode || before.replicas.autoscaler) return { replicas };
  const { min } = before.replicas;
  return min > 0 && min !== replicas ? { replicas: min, wanted: replicas } : { replicas };
}
