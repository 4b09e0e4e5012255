import type { Manifest, Workload, World } from '../workload';

/** Workloads with the objects that are theirs alone, and what belongs to nobody. */
export interface Belongings {
  readonly workloads: readonly { readonly workload: Workload; readonly own: readonly Manifest[] }[];
  readonly others: readonly Manifest[];
}

/** Which objects belong to which workload: Services, budgets and autoscalers of its own; those of several are nobody's. */
export function belongingsIn(world: World): Belongings {
  const owners = new Map<Manifest, Workload | undefined>();
  for (const workload of world.workloads) {
    for (const manifest of [...workload.services, ...workload.budgets, ...workload.autoscalers]) {
      const before = owners.get(manifest);
      owners.set(manifest, owners.has(manifest) && before !== workload ? undefined : workload);
    }
  }
  const workloads = world.workloads.map((workload) => ({
    workload,
    own: world.manifests.filter(
      (manifest) => owners.get(manifest) === workload && manifest.directory === workload.manifest.directory,
    ),
  }));
  const placed = new Set(workloads.flatMap(({ workload, own }) => [workload.manifest, ...own]));
  return { workloads, others: world.manifests.filter((manifest) => !placed.has(manifest)) };
}
