import { formatFieldPath, type FieldPath, type Json } from '../kubernetes';
import { shownAt } from '../source';
import type { MadeEdit } from './repair-texts';

/** An edit for people: the field and both values, as far as they may be told. */
export function wordMadeEdit({ resource, path, before, after }: MadeEdit): string {
  if (path.length === 0) return `add the ${resource.kind} ${resource.name}`;
  const field = formatFieldPath(path);
  if (after === undefined) return `take away ${field} (was ${worded(path, before)})`;
  if (before === undefined) return `set ${field} to ${worded(path, after)}`;
  return `set ${field} to ${worded(path, after)} (was ${worded(path, before)})`;
}

/** An edit whose values may hold a secret, without them. */
export function shownEdit(edit: MadeEdit): MadeEdit {
  const { path, before, after } = edit;
  return {
    ...edit,
    ...(before !== undefined && { before: shownAt(path, before) }),
    ...(after !== undefined && { after: shownAt(path, after) }),
  };
}

/** Whether the value of a field may be repeated in another text. */
export function mayBeRepeated(path: FieldPath, value: Json | null): boolean {
  return value === null || shownAt(path, value) === value;
}

const LONGEST = 120;

function worded(path: FieldPath, value: Json | undefined): string {
  const told = value === undefined ? undefined : shownAt(path, value);
  const text = typeof told === 'object' ? JSON.stringify(told) : String(told);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
