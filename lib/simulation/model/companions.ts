import type { Workload, World } from '../../workload';
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
  const known = new Set([workload]);
  const queue = [workload];
  const isEnough = () => known.size > MOST_SEEN;
  for (let next = queue.shift(); next && !isEnough(); next = queue.shift()) {
    for (const other of joinedWith(next, world, evicts, isEnough)) {
      if (known.has(other)) continue;
      known.add(other);
      queue.push(other);
    }
  }
  const [, ...others] = known;
  return { beside: others.slice(0, MOST), leftOut: others.slice(MOST) };
}

/** Nobody wants to hear of more of them. */
const MOST_SEEN = 50;

/** What each Service and budget joins; where a hundred budgets select the same pods, the first of them is enough. */
function* joinedWith(workload: Workload, world: World, evicts: boolean, isEnough: () => boolean): Iterable<Workload> {
  const { services, budgets } = workload;
  for (const one of evicts ? [...services, ...budgets] : services) {
    if (isEnough()) return;
    yield* world.sharing(one, workload).filter(runsPods);
  }
}

/** Whether a workload has pods that stand there as long as nobody does anything. */
function runsPods(workload: Workload): boolean {
  const { made, replicas, containers } = workload;
  return !endsByItself(workload) && !made && replicas.min > 0 && containers.some(({ role }) => role === 'regular');
}
