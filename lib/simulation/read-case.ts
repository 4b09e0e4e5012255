import { identityOf, type Workload, type World } from '../workload';
import type { Case } from './case';
import { readSetting } from './model/read-setting';
import type { Setting } from './model/setting';
import type { SimulateOptions } from './simulate-options';

/** Requests per second where nobody says. */
const RATE = 100;

/** The workload of a case, and what its runs start from: the fewest replicas, where an autoscaler chooses. */
export interface ReadCase {
  readonly workload: Workload;
  readonly setting: Setting;
}

/** Reads a case. */
export function readCase(world: World, { index, workload: meant }: Case, options: SimulateOptions): ReadCase {
  const workload = world.workloads[index];
  if (!workload) throw new RangeError(`there is no workload ${meant.kind} ${meant.name} at place ${index}`);
  return { workload, setting: settingOf(world, workload, options, workload.replicas.min) };
}

/** What the runs of a case may start from: where an autoscaler chooses, with its fewest and with its most replicas. */
export function settingsOf(world: World, one: Case, options: SimulateOptions): readonly Setting[] {
  const { workload, setting } = readCase(world, one, options);
  const { min, max } = workload.replicas;
  const most = Math.min(max, MOST_REPLICAS);
  return most > min ? [setting, settingOf(world, workload, options, most)] : [setting];
}

/** More replicas than these lose no other way. */
const MOST_REPLICAS = 20;

function settingOf(world: World, workload: Workload, options: SimulateOptions, replicas: number): Setting {
  const before = options.from?.workloads.find((one) => isSame(one, workload));
  return readSetting(workload, world, {
    rate: options.rate ?? RATE,
    replicas,
    ...(options.nodes !== undefined && { nodes: options.nodes }),
    ...(before && { before }),
  });
}

function isSame(one: Workload, other: Workload): boolean {
  const [{ kind, name, namespace }, of] = [identityOf(one.manifest), identityOf(other.manifest)];
  return kind === of.kind && name === of.name && namespace === of.namespace;
}
