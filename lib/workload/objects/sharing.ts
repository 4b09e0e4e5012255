import { directoryOf } from './directories';
import { identityKey } from './duplicates';
import { isRunOnce } from './is-hook';
import type { Manifest } from './manifest';
import type { Workload } from '../workload';

/** The workloads that share an object, and who of them stands for a name that several have. */
interface Shared {
  readonly all: Workload[];
  /** One of each name, by the directory that they are seen from. */
  readonly seen: Map<string | undefined, readonly Workload[]>;
}

/** Which workloads share a Service, a budget or an autoscaler. */
export class Sharing {
  private readonly byShared = new Map<Manifest, Shared>();

  /** @param workloads all of a world, in the order of the manifests */
  constructor(workloads: readonly Workload[]) {
    for (const workload of workloads) {
      // A Pod that tests a release carries its labels for seconds: no Service and no budget is for it.
      if (isRunOnce(workload.manifest.object)) continue;
      for (const shared of [...workload.services, ...workload.budgets, ...workload.autoscalers]) {
        const known = this.byShared.get(shared);
        if (known) known.all.push(workload);
        else this.byShared.set(shared, { all: [workload], seen: new Map() });
      }
    }
  }

  /**
   * The workloads that share an object, one of the variants of each. Everybody in a directory is given the same list,
   * but for who is one of several variants: it stands for itself.
   */
  of(shared: Manifest, seenFrom: Workload | undefined): readonly Workload[] {
    const { all, seen } = this.byShared.get(shared) ?? { all: [], seen: new Map<string, readonly Workload[]>() };
    if (all.length < 2) return all;
    const directory = seenFrom && directoryOf(seenFrom.manifest);
    const known = seen.get(directory) ?? variantsOf(all, shared, directory);
    seen.set(directory, known);
    if (!seenFrom || known.length === all.length || known.includes(seenFrom)) return known;
    const key = identityKey(seenFrom.manifest);
    return known.map((one) => (identityKey(one.manifest) === key ? seenFrom : one));
  }
}

function variantsOf(all: readonly Workload[], shared: Manifest, seenFrom: string | undefined): readonly Workload[] {
  const variants = new Map<string, Workload>();
  for (const workload of all) {
    const key = identityKey(workload.manifest);
    const known = variants.get(key);
    if (!known || preference(workload, shared, seenFrom) > preference(known, shared, seenFrom))
      variants.set(key, workload);
  }
  return variants.size === all.length ? all : [...variants.values()];
}

function preference({ manifest }: Workload, shared: Manifest, seenFrom: string | undefined): number {
  if (directoryOf(manifest) === seenFrom) return 2;
  return directoryOf(manifest) === directoryOf(shared) ? 1 : 0;
}
