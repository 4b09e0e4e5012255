import { own, setOwn, formatFieldPath, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import { identityOf, type Manifest, type ResourceIdentity, type Workload, type World } from '../../workload';
import type { ProvedEdit } from '../outcome';

/**
 * The world with edits applied to a workload and to what belongs to it; an edit of the whole of a budget that is not
 * there adds it, in the folder of the workload, so in its cluster.
 */
export function editedWorld(world: World, workload: Workload, edits: readonly ProvedEdit[]): World {
  const { manifest, rollout, autoscalers, budgets } = workload;
  const { directory } = manifest;
  const replaced = new Map<Manifest, Manifest>();
  for (const one of [manifest, ...(rollout ? [rollout] : []), ...autoscalers, ...budgets]) {
    const its = edits.filter(({ resource }) => isSame(resource, identityOf(one)));
    if (its.length > 0) replaced.set(one, { ...one, object: withEdits(one.object, its) });
  }
  const added = edits
    .filter(({ path }) => path.length === 0)
    .map(({ value }) => ({ object: value as JsonObject, ...(directory !== undefined && { directory }) }));
  return world.with({ replaced, budgets: added });
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
    setOwn(object, step, value);
    return;
  }
  const below = own(object, step);
  const place = typeof below === 'object' && below !== null ? below : {};
  setOwn(object, step, place);
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
