import { oncePer } from '../../../kubernetes';
import { asObject, identityOf, type Manifest, upwardsFrom, type World } from '../../../workload';

/** The objects of a kind in a namespace, wherever in the input they stand. */
export function objectsOf(kind: string, namespace: string, world: World): readonly Manifest[] {
  return byKind(world).get(`${kind}/${namespace}`) ?? [];
}

/** The one of this name among them, and its variants in other directories. */
export function objectsNamed(kind: string, namespace: string, name: string, world: World): readonly Manifest[] {
  return byName(world).get(`${kind}/${namespace}/${name}`) ?? [];
}

/**
 * Whether an object that is asked for by namespace and name may be one that is here: the namespace of one of the two is
 * not written, so that whoever applies them chooses it.
 */
export function mayBeHere(from: Manifest, kind: string, name: string, world: World): boolean {
  const isOpen = (manifest: Manifest) => asObject(manifest.object['metadata'])['namespace'] === undefined;
  const called = byNameAlone(world).get(`${kind}/${name}`) ?? [];
  return called.some((one) => isOpen(one) || isOpen(from));
}

const byNameAlone = oncePer(({ manifests }: World) =>
  indexed(manifests, (manifest) => {
    const { kind, name } = identityOf(manifest);
    return `${kind}/${name}`;
  }),
);

const byKind = oncePer(({ manifests }: World) =>
  indexed(manifests, (manifest) => {
    const { kind, namespace } = identityOf(manifest);
    return `${kind}/${namespace}`;
  }),
);

const byName = oncePer(({ manifests }: World) =>
  indexed(manifests, (manifest) => {
    const { kind, namespace, name } = identityOf(manifest);
    return `${kind}/${namespace}/${name}`;
  }),
);

/**
 * Those of them that an object in this directory belongs together with: beside it, or above. Without those that are too
 * many for all workloads of a namespace to be held against them.
 */
export function objectsBeside({ object, directory }: Manifest, kind: string, world: World): readonly Manifest[] {
  const places = placesOf(world).get(`${kind}/${identityOf({ object }).namespace}`);
  const found = places ? placesAbove(directory).flatMap((place) => places.get(place) ?? []) : [];
  return found.sort((one, other) => one.position - other.position).map(({ manifest }) => manifest);
}

/** A directory, those above it, and that of everything. */
function placesAbove(directory = ''): readonly string[] {
  return [...new Set([...upwardsFrom(directory), '.'])];
}

interface Placed {
  readonly manifest: Manifest;
  readonly position: number;
}

/** By kind and namespace, then by directory. */
const placesOf = oncePer((world: World): ReadonlyMap<string, ReadonlyMap<string, readonly Placed[]>> => {
  const places = new Map<string, Map<string, Placed[]>>();
  for (const [position, manifest] of world.manifests.entries()) {
    if (world.leftOut.has(manifest)) continue;
    const { kind, namespace } = identityOf(manifest);
    const key = `${kind}/${namespace}`;
    const directories = places.get(key) ?? new Map<string, Placed[]>();
    places.set(key, directories);
    const found = directories.get(manifest.directory ?? '') ?? [];
    directories.set(manifest.directory ?? '', found);
    found.push({ manifest, position });
  }
  return places;
});

/** Whether an object belongs together with another one in this place: it stands beside that one, or above. */
export function isBeside({ directory }: Manifest, other: Manifest): boolean {
  return isAbove(other.directory, directory);
}

function isAbove(above: string | undefined, directory: string | undefined): boolean {
  return above === directory || above === '.' || directory?.startsWith(`${above}/`) === true;
}

function indexed(
  manifests: readonly Manifest[],
  keyOf: (manifest: Manifest) => string,
): ReadonlyMap<string, readonly Manifest[]> {
  const index = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const key = keyOf(manifest);
    const known = index.get(key);
    if (known) known.push(manifest);
    else index.set(key, [manifest]);
  }
  return index;
}
