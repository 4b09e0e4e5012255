import { identityOf, type Workload, type World } from '../workload';
import type { Case } from './case';
import { readSetting } from './model/read-setting';
import type { Setting } from './model/setting';
import type { SimulateOptions } from './simulate-options';

/** Requests per second where nobody says. */
const RATE = 100;

/** The workload of a case, and what its runs start from. */
export function readCase(
  world: World,
  { index, workload: meant }: Case,
  options: SimulateOptions,
): { readonly workload: Workload; readonly setting: Setting } {
  const workload = world.workloads[index];
  if (!workload) throw new RangeError(`there is no workload ${meant.kind} ${meant.name} at place ${index}`);
  const before = options.from?.workloads.find((one) => isSame(one, workload));
  const setting = readSetting(workload, world, {
    rate: options.rate ?? RATE,
    ...(options.nodes !== undefined && { nodes: options.nodes }),
    ...(before && { before }),
  });
  return { workload, setting };
}

function isSame(one: Workload, other: Workload): boolean {
  const [{ kind, name, namespace }, of] = [identityOf(one.manifest), identityOf(other.manifest)];
  return kind === of.kind && name === of.name && namespace === of.namespace;
}
