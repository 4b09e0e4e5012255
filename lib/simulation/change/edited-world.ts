import { own, setOwn, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import { identityOf, type Manifest, type Workload, type World, isSameObject } from '../../workload';
import type { Edit } from './change';

/**
 * The world with edits applied to its workloads and to what belongs to them; an object that is added stands in the folder
 * of the workload, so in its cluster.
 */
export function editedWorld(world: World, workload: Workload, edits: readonly Edit[]): World {
  if (edits.length === 0) return world;
  const { directory } = workload.manifest;
  const replaced = new Map<Manifest, Manifest>();
  const removed = new Set<Manifest>();
  for (const one of new Set([
    ...world.workloads.flatMap(objectsOf),
    ...OF_NAMESPACES.flatMap((kind) => world.ofKind(kind)),
  ])) {
    const its = edits.filter(({ resource }) => isSameObject(resource, identityOf(one)));
    if (its.some(isRemoval)) removed.add(one);
    else if (its.length > 0) replaced.set(one, { ...one, object: withEdits(one.object, its) });
  }
  const budgets = edits
    .filter(isAddition)
    .map(({ value }) => ({ object: value as JsonObject, ...(directory !== undefined && { directory }) }));
  return world.with({ replaced, budgets, removed });
}

/** What a change may edit that is for all of a namespace. */
const OF_NAMESPACES = ['ResourceQuota', 'Namespace'] as const;

/** Everything that a change may edit of a workload's own. */
export function objectsOf({ manifest, rollout, autoscalers, budgets, services }: Workload): readonly Manifest[] {
  return [manifest, ...(rollout ? [rollout] : []), ...autoscalers, ...budgets, ...services];
}

/** Whether an edit adds a whole object. */
export function isAddition(edit: Edit): edit is Extract<Edit, { readonly value: Json }> {
  return edit.path.length === 0 && 'value' in edit;
}

/** Whether an edit takes a whole object away. */
export function isRemoval(edit: Edit): boolean {
  return edit.path.length === 0 && 'remove' in edit;
}

function withEdits(object: JsonObject, edits: readonly Edit[]): JsonObject {
  const copy = structuredClone(object) as Record<string, Json>;
  for (const edit of edits) write(copy, edit.path, 'value' in edit ? edit.value : undefined);
  return copy;
}

/** A value with another one in one of its fields; without that field where there is none. */
export function withField(whole: Json, path: FieldPath, value: Json | undefined): Json {
  const copy = structuredClone(whole) as Record<string, Json>;
  write(copy, path, value);
  return copy;
}

/** Writes a field, or takes it away where there is no value. */
function write(object: Record<string | number, Json>, [step, ...rest]: FieldPath, value: Json | undefined): void {
  if (step === undefined) return;
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(object, step);
    else setOwn(object, step, value);
    return;
  }
  const below = own(object, step);
  const place = typeof below === 'object' && below !== null ? below : {};
  setOwn(object, step, place);
  write(place as Record<string | number, Json>, rest, value);
}
