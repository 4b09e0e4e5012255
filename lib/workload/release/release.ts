import { identityOf, type Manifest } from '../objects/manifest';
import type { Workload, World } from '../workload';
import { isKeptWhenGone } from './told-to-tools';

/** The same object in two releases. */
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** Two releases of the same manifests: what runs, and what is about to be applied. */
export interface Release {
  readonly before: World;
  readonly after: World;
  /** Objects that are in both. */
  readonly objects: readonly Pair<Manifest>[];
  /** Workloads that are in both. */
  readonly workloads: readonly Pair<Workload>[];
  /** Objects that are only in the release before: whoever prunes deletes them, but for those that are told to stay. */
  readonly removed: readonly Manifest[];
  /** Objects that are only in the release after. */
  readonly added: readonly Manifest[];
}

/**
 * Two worlds as one release. An object is the same where kind, namespace and name are, in the same directory, or in
 * any directory where there is only one of it on both sides.
 */
export function releaseOf(before: World, after: World): Release {
  const objects = pairsOf(before.manifests, after.manifests);
  const paired = new Set(objects.flatMap((pair) => [pair.before, pair.after]));
  const counterpart = new Map(objects.map((pair) => [pair.before, pair.after]));
  const workloads = new Map(after.workloads.map((workload) => [workload.manifest, workload]));
  return {
    before,
    after,
    objects,
    workloads: before.workloads.flatMap((workload) => {
      const manifest = counterpart.get(workload.manifest);
      const same = manifest && workloads.get(manifest);
      return same ? [{ before: workload, after: same }] : [];
    }),
    removed: before.manifests.filter((manifest) => !paired.has(manifest) && !isKeptWhenGone(manifest.object)),
    added: after.manifests.filter((manifest) => !paired.has(manifest)),
  };
}

function pairsOf(before: readonly Manifest[], after: readonly Manifest[]): readonly Pair<Manifest>[] {
  const places = indexed(after, placeOf);
  const names = indexed(after, nameOf);
  const namesBefore = indexed(before, nameOf);
  return before.flatMap((manifest) => {
    const [same] = places.get(placeOf(manifest)) ?? [];
    const isOnly = namesBefore.get(nameOf(manifest))?.length === 1 && names.get(nameOf(manifest))?.length === 1;
    const found = same ?? (isOnly ? names.get(nameOf(manifest))?.[0] : undefined);
    return found ? [{ before: manifest, after: found }] : [];
  });
}

/** By kind alone, whatever group: a Deployment of `extensions` is the one of `apps`. */
function nameOf(manifest: Manifest): string {
  const { kind, namespace, name } = identityOf(manifest);
  return `${kind}\0${namespace}\0${name}`;
}

function placeOf(manifest: Manifest): string {
  return `${manifest.directory ?? ''}\0${nameOf(manifest)}`;
}

function indexed(manifests: readonly Manifest[], key: (manifest: Manifest) => string): ReadonlyMap<string, Manifest[]> {
  const index = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const known = index.get(key(manifest));
    if (known) known.push(manifest);
    else index.set(key(manifest), [manifest]);
  }
  return index;
}
