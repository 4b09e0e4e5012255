import type { Manifest, Workload, World } from '../../workload';

/** All workloads whose pods a budget selects; several may share it. */
export function workloadsGuardedBy(budget: Manifest, world: World): readonly Workload[] {
  return world.workloads.filter(({ budgets }) => budgets.includes(budget));
}

/** All workloads whose pods a Service selects; several may share it. */
export function workloadsReachedBy(service: Manifest, world: World): readonly Workload[] {
  return world.workloads.filter(({ services }) => services.includes(service));
}
