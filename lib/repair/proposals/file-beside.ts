import { identityKey, identityOf, type Manifest, type ResourceIdentity, type World } from '../../workload';

/** The file of an object beside a workload; undefined where its directory holds none of that identity, or several. */
export type FileBeside = (resource: ResourceIdentity, workload: Manifest) => string | undefined;

/** Twins of one name stand in directories of their own, each for its cluster: what belongs to a workload stands in its. */
export function filesBeside(world: Pick<World, 'manifests'>): FileBeside {
  const files = new Map<string, Set<Manifest>>();
  for (const manifest of world.manifests) {
    const key = keyOf(identityOf(manifest), manifest);
    const there = files.get(key);
    if (there) there.add(manifest);
    else files.set(key, new Set([manifest]));
  }
  return (resource, workload) => {
    const [only, second] = files.get(keyOf(resource, workload)) ?? [];
    return second ? undefined : only?.file;
  };
}

function keyOf(resource: ResourceIdentity, { directory }: Pick<Manifest, 'directory'>): string {
  return JSON.stringify([directory, resource.apiVersion, identityKey(resource)]);
}
