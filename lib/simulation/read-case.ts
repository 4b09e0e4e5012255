import { isSwitchedOff, type Workload, type World } from '../workload';
import type { Case } from './case';
import type { Companions } from './model/companions';
import { besideIn, readSetting } from './model/read-setting';
import type { Setting } from './model/setting';
import type { WorkloadModel } from './model/workload-model';
import { leavingRelease } from './release/leaving';
import { playedRelease, sameBefore, type PlayedRelease } from './release/played-release';
import { releaseBetween } from './release/release-between';
import { replicaCounts } from './replica-counts';
import { countsOf, startCounts } from './release/replica-changes';
import { DRAINS, RELEASES, type ScenarioName } from './scenario';
import type { SimulateOptions } from './simulate-options';

/** Requests per second where nobody says. */
const RATE = 100;

/** The workload of a case. */
export function workloadOf(world: World, one: Case, options: SimulateOptions = {}): Workload {
  const { index, workload: meant } = one;
  const workload = worldOf(world, one, options).workloads[index];
  if (!workload) throw new RangeError(`there is no workload ${meant.kind} ${meant.name} at place ${index}`);
  return workload;
}

/** Where the workload of a case stands: in the world before, where a release takes it away. */
export function worldOf(world: World, { isGone }: Case, { from }: SimulateOptions): World {
  return isGone && from ? from : world;
}

/** What the runs of a case may start from: one of them, but where an autoscaler chooses the number of replicas. */
export function settingsOf(world: World, one: Case, options: SimulateOptions): readonly [Setting, ...Setting[]] {
  const workload = workloadOf(world, one, options);
  const release = releaseOf(world, one, options);
  if (one.isGone) return [goneSetting(workload, worldOf(world, one, options), options, release)];
  const counts = startCounts(one.scenario, workload, release);
  const [first = workload.replicas.min, ...others] = counts;
  const settingWith = (replicas: number) =>
    settingOf(world, workload, options, { replicas, scenario: one.scenario, release });
  return [settingWith(first), ...others.map(settingWith)];
}

/** What a release makes of the workload of a case; nothing where it is about none. */
export function releaseOf(world: World, one: Case, options: SimulateOptions): PlayedRelease | undefined {
  const workload = workloadOf(world, one, options);
  if (one.isGone && options.from) return leavingRelease(workload, world, options.from);
  return RELEASES.has(one.scenario) ? playedRelease(workload, world, options) : undefined;
}

/** All of its pods go, and no others come. */
function goneSetting(
  workload: Workload,
  before: World,
  options: SimulateOptions,
  release: PlayedRelease | undefined,
): Setting {
  const [replicas = workload.replicas.min] = replicaCounts('rollout', workload);
  const tried: Tried = { replicas, scenario: 'rollout', release };
  const setting = settingOf(before, workload, { ...options, from: undefined }, tried);
  const goneBy = release && switchedOff(workload, release);
  return { ...setting, subject: { ...setting.subject, goes: 0, ...(goneBy && { goneBy }) } };
}

/** What is to blame where the workload itself stays, without replicas. */
function switchedOff(workload: Workload, { release }: PlayedRelease): WorkloadModel['goneBy'] {
  const after = release.workloads.find(({ before }) => before === workload)?.after;
  if (!after || !isSwitchedOff(workload, release)) return undefined;
  const { kind, name } = workload.identity;
  const words = `the release leaves ${kind} ${name} without replicas, and nothing takes its place`;
  return { manifest: after.manifest, path: after.replicas.path, words };
}

/** What settings were read for last: only drains differ from other scenarios, so that all others share one. */
interface ReadLast {
  readonly workload: Workload;
  readonly options: SimulateOptions;
  readonly settings: Map<string, Setting>;
}

const READ_LAST = new WeakMap<World, ReadLast>();

function settingOf(world: World, workload: Workload, options: SimulateOptions, tried: Tried): Setting {
  if (options.from || tried.release) return readTried(world, workload, options, tried);
  let last = READ_LAST.get(world);
  if (last?.workload !== workload || last.options !== options) {
    last = { workload, options, settings: new Map() };
    READ_LAST.set(world, last);
  }
  const key = `${tried.replicas} ${DRAINS.has(tried.scenario)}`;
  const setting = last.settings.get(key) ?? readTried(world, workload, options, tried);
  last.settings.set(key, setting);
  return setting;
}

function readTried(world: World, workload: Workload, options: SimulateOptions, tried: Tried): Setting {
  const { replicas, scenario, release } = tried;
  const before = release?.isNew ? undefined : versionBefore(workload, world, options);
  return readSetting(workload, world, {
    rate: options.rate ?? RATE,
    ...countsOf(workload, replicas, release),
    ...(options.nodes !== undefined && { nodes: options.nodes }),
    ...(options.imagePull !== undefined && { imagePull: options.imagePull }),
    ...(before && { before }),
    ...(release && { release }),
    ...(options.order && { order: options.order }),
    // A rollout is held up by minReadySeconds; a drain only by gates, which GKE gives pods unasked.
    gatesElsewhere: DRAINS.has(scenario),
    evicts: DRAINS.has(scenario),
  });
}

/** The companions of a case. */
export function besideOf(world: World, one: Case, options: SimulateOptions): Companions {
  const release = releaseOf(world, one, options);
  const stands = worldOf(world, one, options);
  return besideIn(workloadOf(world, one, options), stands, {
    evicts: DRAINS.has(one.scenario),
    ...(release && { release }),
  });
}

/** The workloads of a case, each in its place: the one that something happens to, and its companions. */
export function workloadsOf(world: World, one: Case, options: SimulateOptions): readonly Workload[] {
  return [workloadOf(world, one, options), ...besideOf(world, one, options).beside];
}

/** The same workload in what ran before, if that is given and has it. */
export function versionBefore(workload: Workload, world: World, { from }: SimulateOptions): Workload | undefined {
  return from && sameBefore(workload, releaseBetween(from, world));
}

/** What is tried. */
interface Tried {
  readonly replicas: number;
  readonly scenario: ScenarioName;
  readonly release: PlayedRelease | undefined;
}
