import { identityOf, type Manifest, type World } from '../../workload';

const INDEX = new WeakMap<World, ReadonlyMap<string, readonly Manifest[]>>();

/** The objects of a kind in a namespace, wherever in the input they stand. */
export function objectsOf(kind: string, namespace: string, world: World): readonly Manifest[] {
  let index = INDEX.get(world);
  if (!index) {
    index = indexed(world.manifests);
    INDEX.set(world, index);
  }
  return index.get(`${kind}/${namespace}`) ?? [];
}

/** Those of them that an object in this directory belongs together with: beside it, or above. */
export function objectsBeside(beside: Manifest, kind: string, world: World): readonly Manifest[] {
  const { directory } = beside;
  return objectsOf(kind, identityOf(beside).namespace, world).filter((other) => isAbove(other.directory, directory));
}

function isAbove(above: string | undefined, directory: string | undefined): boolean {
  return above === directory || above === '.' || directory?.startsWith(`${above}/`) === true;
}

function indexed(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const index = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const { kind, namespace } = identityOf(manifest);
    const key = `${kind}/${namespace}`;
    const known = index.get(key);
    if (known) known.push(manifest);
    else index.set(key, [manifest]);
  }
  return index;
}
