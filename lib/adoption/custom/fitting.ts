import { isObject, own, type Json, type JsonObject } from '../../kubernetes';
import { data, list, type Entry, type Expression } from '../program/expression';
import type { Fields, Shape } from './shape';

/** Why a value is none of its shape: `spec.replicas is a text`. */
export interface Misfit {
  readonly misfit: string;
}

/** A value as an expression of its type; or what of it the type does not have. */
export function fitting(value: Json, shape: Shape, path: string): Expression | Misfit {
  if (value === null) return shape.isNullable || shape.form === 'any' ? data(value) : { misfit: `${path} is null` };
  switch (shape.form) {
    case 'any':
      return data(value);
    case 'basic':
      return (shape.types as readonly string[]).includes(typeof value) ? data(value) : isNo(shape.types, value, path);
    case 'words':
      return (shape.words as readonly Json[]).includes(value) ? data(value) : isNo(shape.words, value, path);
    case 'list':
      return Array.isArray(value) ? listOf(value as readonly Json[], shape.element, path) : isNo(['list'], value, path);
    case 'map':
      return isObject(value) ? mapOf(value, () => shape.element, path) : isNo(['mapping'], value, path);
    case 'fields':
      return isObject(value) ? fieldsOf(value, shape, path) : isNo(['mapping'], value, path);
  }
}

function isNo(wanted: readonly (string | number)[], value: Json, path: string): Misfit {
  const is = Array.isArray(value) ? 'a list' : isObject(value) ? 'a mapping' : `${JSON.stringify(value).slice(0, 40)}`;
  return { misfit: `${path} is ${is}, and no ${wanted.join(' or ')}` };
}

function listOf(items: readonly Json[], element: Shape, path: string): Expression | Misfit {
  const all: Expression[] = [];
  for (const [index, item] of items.entries()) {
    const one = fitting(item, element, `${path}[${index}]`);
    if ('misfit' in one) return one;
    all.push(one);
  }
  return list(all);
}

function mapOf(value: JsonObject, shapeAt: (key: string) => Shape | undefined, path: string): Expression | Misfit {
  const entries: Entry[] = [];
  for (const key of Object.keys(value)) {
    const [shape, below] = [shapeAt(key), path === '' ? key : `${path}.${key}`];
    if (!shape) return { misfit: `it has no ${below}` };
    const one = fitting(own(value, key) as Json, shape, below);
    if ('misfit' in one) return one;
    entries.push({ key, value: one });
  }
  return { form: 'mapping', entries };
}

function fieldsOf(value: JsonObject, { fields, isOpen }: Fields, path: string): Expression | Misfit {
  for (const [name, { isRequired }] of fields) {
    if (isRequired && !Object.hasOwn(value, name))
      return { misfit: `${path === '' ? '' : `${path}.`}${name} is missing` };
  }
  const others: Shape | undefined = isOpen ? { form: 'any', isNullable: true } : undefined;
  return mapOf(value, (key) => fields.get(key)?.shape ?? others, path);
}
