import { formatFieldPath, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import { identityOf, type Manifest, readWorld, type ResourceIdentity, type World } from '../../workload';
import type { ProvedEdit } from '../outcome';

/**
 * The world with edits applied, and everything that was stated of it besides; an edit of the whole of an object that is
 * not there adds it.
 *
 * @param beside the manifest in whose folder, so whose cluster, it is added
 */
export function editedWorld(world: World, edits: readonly ProvedEdit[], { directory }: Manifest): World {
  const manifests = world.manifests.map((manifest) => {
    const own = edits.filter(({ resource }) => isSame(resource, identityOf(manifest)));
    return own.length === 0 ? manifest : { ...manifest, object: withEdits(manifest.object, own) };
  });
  const added: Manifest[] = edits
    .filter(({ path }) => path.length === 0)
    .map(({ value }) => ({ object: value as JsonObject, ...(directory !== undefined && { directory }) }));
  return readWorld([...manifests, ...added], world.kubernetesVersion, world.stated);
}

function isSame(one: ResourceIdentity, other: ResourceIdentity): boolean {
  return one.kind === other.kind && one.namespace === other.namespace && one.name === other.name;
}

function withEdits(object: JsonObject, edits: readonly ProvedEdit[]): JsonObject {
  const copy = structuredClone(object) as Record<string, Json>;
  for (const { path, value } of edits) if (path.length > 0) write(copy, path, value);
  return copy;
}

function write(object: Record<string | number, Json>, [step, ...rest]: FieldPath, value: Json): void {
  if (step === undefined) return;
  if (rest.length === 0) {
    object[step] = value;
    return;
  }
  const below = object[step];
  const place = typeof below === 'object' && below !== null ? below : {};
  object[step] = place;
  write(place as Record<string | number, Json>, rest, value);
}

/** What edits say, for people. */
export function wordEdits(edits: readonly ProvedEdit[]): string {
  return edits.map(wordEdit).join('; ');
}

function wordEdit({ resource, path, value }: ProvedEdit): string {
  if (path.length === 0)
    return `add a ${resource.kind} ${resource.name}: ${JSON.stringify((value as JsonObject)['spec'])}`;
  return `set ${formatFieldPath(path)} to ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
}
