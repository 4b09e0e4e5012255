import { isObject, own, withField, type FieldPath, type Json } from '../../kubernetes';
import { CannotEdit } from './cannot-edit';
import { insertEntry, insertItem } from './insert';
import { entriesOf, entryOf, itemsOf } from './node-places';
import { isFlow, yamlPackage, type Node } from './parse-nodes';
import { replaceEntryValue, replaceItem } from './replace-value';
import type { Splice } from './splice';
import type { Written } from './written';

/** Where something is to be written, and what. */
interface Step {
  readonly node: Node;
  /** What stands there, as kubectl reads it, anchors and merged mappings included. */
  readonly value: Json | undefined;
  readonly rest: FieldPath;
  readonly field: Json;
}

/**
 * The smallest change of a text that sets a field.
 *
 * @throws CannotEdit where the text leaves no place for it
 */
export function setField(written: Written, path: FieldPath, field: Json): readonly Splice[] {
  return setBelow(written, { node: written.root, value: written.value, rest: path, field });
}

function setBelow(written: Written, { node, value, rest, field }: Step): readonly Splice[] {
  const [step, ...further] = rest;
  if (step === undefined) throw new CannotEdit('a whole document is not replaced');
  if (typeof step === 'number') return setItem(written, { node, value, rest: further, field }, step);
  const entries = entriesOf(node);
  if (!entries) throw new CannotEdit(`${step} cannot be set in what is no mapping`);
  const entry = entryOf(entries, step);
  const there = isObject(value) ? own(value, step) : undefined;
  if (entry && isOpen(node, entry.value, further)) {
    return setBelow(written, { node: entry.value as Node, value: there, rest: further, field });
  }
  // What stands there already, by a merge or an alias, is kept with the field changed.
  const whole = withField(there ?? undefined, further, field) as Json;
  return entry ? replaceEntryValue(written, node, entry, whole) : insertEntry(written, node, step, whole);
}

function setItem(written: Written, { node, value, rest, field }: Step, step: number): readonly Splice[] {
  const items = itemsOf(node);
  if (!items || step > items.length) throw new CannotEdit(`there is no item ${step} to set`);
  const item = items[step];
  const there = Array.isArray(value) ? (value as readonly Json[])[step] : undefined;
  if (item && isOpen(node, item, rest)) return setBelow(written, { node: item, value: there, rest, field });
  const whole = withField(there ?? undefined, rest, field) as Json;
  return item ? replaceItem(written, node, step, whole) : insertItem(written, node, whole);
}

/** Whether the rest of the way is inside of what is written there. */
function isOpen(parent: Node, node: Node | null, rest: FieldPath): boolean {
  if (rest.length === 0 || node === null || yamlPackage().isAlias(node)) return false;
  const parts = typeof rest[0] === 'number' ? itemsOf(node) : entriesOf(node);
  // Empty brackets among blocks become a block.
  return parts !== undefined && (parts.length > 0 || isFlow(parent));
}
