import type { FieldPath } from './field-path';
import { isObject, type Json } from './json';
import { own } from './own';

/**
 * The same value with one field set, or taken away where the new value is `undefined`. What leads to the field and is
 * not there is made; the given value stays as it is.
 *
 * @param path an item of a list by its place; the place behind the last item adds one
 */
export function withField(value: Json | undefined, path: FieldPath, field: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return field;
  return typeof step === 'number' ? withItem(value, step, rest, field) : withEntry(value, step, rest, field);
}

function withItem(value: Json | undefined, step: number, rest: FieldPath, field: Json | undefined): Json {
  const items: Json[] = Array.isArray(value) ? [...(value as readonly Json[])] : [];
  const changed = withField(items[step], rest, field);
  if (changed !== undefined) items[step] = changed;
  else if (rest.length === 0) items.splice(step, 1);
  return items;
}

function withEntry(value: Json | undefined, step: string, rest: FieldPath, field: Json | undefined): Json {
  const object = isObject(value) ? value : {};
  const there = own(object, step);
  // Nothing is made on the way to a field that is to go.
  if (there === undefined && field === undefined) return value ?? {};
  const entries = new Map(Object.entries(object));
  const changed = withField(there, rest, field);
  if (changed === undefined) entries.delete(step);
  else entries.set(step, changed);
  return Object.fromEntries(entries);
}
