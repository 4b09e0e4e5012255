import { directoryOf } from './directories';
import { identityKey } from './duplicates';
import type { Manifest } from './manifest';
import type { Workload } from '../workload';

/** Which workloads share a Service, a budget or an autoscaler. */
export class Sharing {
  private readonly byShared = new Map<Manifest, Workload[]>();

  /** @param workloads all of a world, in the order of the manifests */
  constructor(workloads: readonly Workload[]) {
    for (const workload of workloads) {
      for (const shared of [...workload.services, ...workload.budgets, ...workload.autoscalers]) {
        const known = this.byShared.get(shared);
        if (known) known.push(workload);
        else this.byShared.set(shared, [workload]);
      }
    }
  }

  /** The workloads that share an object, one of the variants of each. */
  of(shared: Manifest, seenFrom: Workload | undefined): readonly Workload[] {
    const workloads = this.byShared.get(shared) ?? [];
    if (workloads.length < 2) return workloads;
    const variants = new Map<string, Workload>();
    for (const workload of workloads) {
      const key = identityKey(workload.manifest);
      const known = variants.get(key);
      if (!known || preference(workload, shared, seenFrom) > preference(known, shared, seenFrom)) {
        variants.set(key, workload);
      }
    }
    return [...variants.values()];
  }
}

function preference({ manifest }: Workload, shared: Manifest, seenFrom: Workload | undefined): number {
  if (manifest === seenFrom?.manifest) return 3;
  if (seenFrom && directoryOf(manifest) === directoryOf(seenFrom.manifest)) return 2;
  return directoryOf(manifest) === directoryOf(shared) ? 1 : 0;
}
