import {
  asString,
  isObject,
  kindStructure,
  own,
  type Json,
  type JsonObject,
  type StructureType,
} from '../../kubernetes';
import { call, construct, literal, list, name, type Entry, type Expression } from '../program/expression';
import { propertyName } from './property-name';
import { requiredFields } from './required-fields';

/** The line of Kubernetes that the types of cdk8s-plus-28 were made for: later fields would be dropped. */
const SCHEMA_LINE = 28;

/** Fields that the classes give to an object by themselves. */
const BY_CLASS = ['apiVersion', 'kind'];

/**
 * An object as one of the `k8s.Kube…` classes of cdk8s-plus-28; nothing where these classes do not know its kind, or
 * would lose a part of it.
 *
 * @param id the id of the construct
 */
export function kubeObject(object: JsonObject, id: string): Expression | undefined {
  const [apiVersion = '', kind = ''] = [asString(object['apiVersion']), asString(object['kind'])];
  const structure = kindStructure(apiVersion, kind);
  if (!structure || structure.fields.has('items')) return undefined;
  const props = typed(
    Object.fromEntries(Object.entries(object).filter(([field]) => !BY_CLASS.includes(field))),
    structure,
  );
  return props && construct(`k8s.${className(apiVersion, kind)}`, name('this'), literal(id), props);
}

function className(apiVersion: string, kind: string): string {
  const version = apiVersion.split('/').at(-1) ?? '';
  return `Kube${kind}${version === 'v1' ? '' : version.toUpperCase()}`;
}

/** A value in the types of cdk8s-plus; nothing where it does not fit them. */
function typed(value: Json, type: StructureType): Expression | undefined {
  switch (type.form) {
    case 'basic':
      return basicOf(value, type.basic);
    case 'list':
      return Array.isArray(value) ? typedList(value as readonly Json[], type.element) : undefined;
    case 'map':
      return isObject(value) ? typedMapping(value, (key) => ({ key, type: type.element })) : undefined;
    case 'struct':
      return isObject(value) && requiredFields(type.name).every((field) => Object.hasOwn(value, field))
        ? typedMapping(value, (key) => {
            const field = type.fields.get(key);
            const isKnown = field && field.since <= SCHEMA_LINE && field.until > SCHEMA_LINE;
            return isKnown ? { key: propertyName(key), type: field.type } : undefined;
          })
        : undefined;
  }
}

function typedList(items: readonly Json[], element: StructureType): Expression | undefined {
  const all = items.map((item) => typed(item, element));
  return all.some((one) => one === undefined) ? undefined : list(all as readonly Expression[]);
}

function typedMapping(
  value: JsonObject,
  place: (key: string) => { readonly key: string; readonly type: StructureType } | undefined,
): Expression | undefined {
  const entries: Entry[] = [];
  for (const key of Object.keys(value)) {
    const at = place(key);
    const one = at && typed(own(value, key) as Json, at.type);
    if (!at || !one) return undefined;
    entries.push({ key: at.key, value: one });
  }
  return { form: 'mapping', entries };
}

function basicOf(value: Json, form: string): Expression | undefined {
  const kind = typeof value;
  switch (form) {
    case 'string':
    case 'bytes':
    case 'duration':
      return kind === 'string' ? literal(value as string) : undefined;
    case 'bool':
      return kind === 'boolean' ? literal(value as boolean) : undefined;
    case 'int32':
    case 'int64':
    case 'float64':
      return kind === 'number' ? literal(value as number) : undefined;
    case 'quantity':
      return wrapped(value, 'k8s.Quantity');
    case 'intOrString':
      return wrapped(value, 'k8s.IntOrString');
    default:
      return undefined;
  }
}

function wrapped(value: Json, type: string): Expression | undefined {
  if (typeof value === 'string') return call(`${type}.fromString`, literal(value));
  return typeof value === 'number' ? call(`${type}.fromNumber`, literal(value)) : undefined;
}
