import type { Manifest, Workload, World } from '../../../workload';

/** All workloads whose pods a budget selects; several may share it. */
export function workloadsGuardedBy(budget: Manifest, world: World, seenFrom?: Workload): readonly Workload[] {
  return world.sharing(budget, seenFrom);
}

/** All workloads whose pods a Service selects; several may share it. */
export function workloadsReachedBy(service: Manifest, world: World, seenFrom?: Workload): readonly Workload[] {
  return world.sharing(service, seenFrom);
}
