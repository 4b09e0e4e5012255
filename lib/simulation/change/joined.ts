import { isSameObject } from '../../workload';
import { isObject, formatFieldPath, type FieldPath } from '../../kubernetes';
import type { Edit } from './change';
import { withField } from './edited-world';

/** Edits one after the other as one set: of two edits of one field the later one counts, and what is within another's value is written there. */
export function joined(edits: readonly Edit[], more: readonly Edit[]): readonly Edit[] {
  return more.reduce<readonly Edit[]>(withOne, edits);
}

/** Edits of a decision in place of others of it: what only those have goes. */
export function instead(edits: readonly Edit[], before: readonly Edit[], after: readonly Edit[]): readonly Edit[] {
  const kept = new Set(after.map(keyOfEdit));
  const gone = new Set(before.map(keyOfEdit).filter((key) => !kept.has(key)));
  return joined(
    edits.filter((edit) => !gone.has(keyOfEdit(edit))),
    after,
  );
}

function withOne(edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const around = edits.findIndex((one) => 'value' in one && isObject(one.value) && isWithin(edit, one));
  const whole = edits[around];
  if (whole && 'value' in whole) {
    const value = withField(whole.value, edit.path.slice(whole.path.length), 'value' in edit ? edit.value : undefined);
    return edits.map((one) => (one === whole ? { ...whole, value } : one));
  }
  const place = edits.findIndex((one) => isWithin(one, edit) || isAlike(one, edit));
  const others = edits.filter((one) => !isWithin(one, edit) && !isAlike(one, edit));
  return place < 0 ? [...edits, edit] : [...others.slice(0, place), edit, ...others.slice(place)];
}

function isAlike(one: Edit, other: Edit): boolean {
  return keyOfEdit(one) === keyOfEdit(other);
}

/** Whether an edit is about a part of what another one is about. */
function isWithin({ resource, path }: Edit, { resource: other, path: whole }: Edit): boolean {
  return isSameObject(resource, other) && path.length > whole.length && startsWith(path, whole);
}

/** Whether a path leads through another one. */
export function startsWith(path: FieldPath, start: FieldPath): boolean {
  return start.every((step, index) => path[index] === step);
}

/** What an edit is about. */
export function keyOfEdit({ resource, path }: Edit): string {
  return `${resource.kind}/${resource.name}/${formatFieldPath(path)}`;
}
