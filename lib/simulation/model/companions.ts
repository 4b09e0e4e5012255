import { oncePer, pushAll } from '../../kubernetes';
import type { Manifest, Workload, World } from '../../workload';
import { endsByItself } from './ends-by-itself';

/** The workloads that stand beside another one. */
export interface Companions {
  readonly beside: readonly Workload[];
  /** Those that belong there, too, and are more than are simulated. */
  readonly leftOut: readonly Workload[];
}

/** More companions than these are not simulated. */
const MOST = 8;

/**
 * The workloads that a Service joins with one, and, where pods are evicted, those that a budget does, and whatever is
 * joined with these in turn: the nearest first.
 *
 * @param evicts whether pods are evicted, so that budgets matter
 */
export function companionsOf(workload: Workload, world: World, evicts: boolean): Companions {
  const asked = (evicts ? EVICTING : STAYING)(world);
  const known = asked.get(workload) ?? lookedFor(workload, world, evicts);
  asked.set(workload, known);
  return known;
}

/** What was found in a world: every scenario and every setting asks for it. */
const [EVICTING, STAYING] = [remembered(), remembered()];

function remembered(): (world: World) => Map<Workload, Companions> {
  return oncePer<World, Map<Workload, Companions>>(() => new Map());
}

function lookedFor(workload: Workload, world: World, evicts: boolean): Companions {
  const known = new Set([workload]);
  const queue = [workload];
  const asked = new Map<Manifest, Set<string | undefined>>();
  for (let next = queue.shift(); next && known.size <= MOST_SEEN; next = queue.shift()) {
    for (const shared of sharedBy(next, evicts)) {
      if (known.size > MOST_SEEN) break; // where a hundred budgets select the same pods, the first of them is enough
      if (!isNew(asked, shared, next)) continue;
      const others = world.sharing(shared, next).filter((other) => !known.has(other) && runsPods(other));
      for (const other of others) known.add(other);
      pushAll(queue, others);
    }
  }
  const [, ...others] = known;
  return { beside: others.slice(0, MOST), leftOut: others.slice(MOST) };
}

/** Nobody wants to hear of more of them. */
const MOST_SEEN = 50;

/** What may join a workload with others. */
function sharedBy({ services, budgets }: Workload, evicts: boolean): readonly Manifest[] {
  return evicts ? [...services, ...budgets] : services;
}

/** Whether nobody has asked yet who shares an object, as one directory sees it: all in it see the same. */
function isNew(asked: Map<Manifest, Set<string | undefined>>, shared: Manifest, { manifest }: Workload): boolean {
  const directories = asked.get(shared) ?? new Set();
  asked.set(shared, directories);
  if (directories.has(manifest.directory)) return false;
  directories.add(manifest.directory);
  return true;
}

/** Whether a workload has pods that stand there as long as nobody does anything. */
function runsPods(workload: Workload): boolean {
  const { made, replicas, containers } = workload;
  return !endsByItself(workload) && !made && replicas.min > 0 && containers.some(({ role }) => role === 'regular');
}
