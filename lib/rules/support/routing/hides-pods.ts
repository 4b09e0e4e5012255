import { asObject, identityOf, isWorkload, type Manifest, type World } from '../../../workload';

const BARE = new WeakMap<World, ReadonlySet<string>>();

/** Whether there are workloads in a namespace of which only the names are known, so that anything may select them. */
export function hidesPods(namespace: string, world: World): boolean {
  let bare = BARE.get(world);
  if (!bare) {
    const hidden = world.manifests.filter((manifest) => isWorkload(manifest) && isNameOnly(manifest));
    bare = new Set(hidden.map((manifest) => identityOf(manifest).namespace));
    BARE.set(world, bare);
  }
  return bare.has(namespace);
}

function isNameOnly({ object }: Manifest): boolean {
  return Object.keys(asObject(object['spec'])).length === 0;
}
