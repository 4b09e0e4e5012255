import {
  asObject,
  isObject,
  kindStructure,
  oncePer,
  structOf,
  type FieldPath,
  type Json,
  type JsonObject,
  type Struct,
  type StructureType,
} from '../../kubernetes';
import { identityOf, type Manifest } from '../../workload';
import { FIELDS } from './fields';
import type { Assumed, FieldsOfType, Modelled, Open } from './modelled';

/** A field that is set, and not modelled. */
export interface SetField {
  readonly path: FieldPath;
  readonly modelled: Assumed | Open;
}

/** What of an object's `spec` is set, and not modelled; nothing for kinds that Kubernetes itself does not have. */
export function setFieldsOf({ object }: Manifest): readonly SetField[] | undefined {
  const { kind, apiVersion } = identityOf({ object });
  const spec = kindStructure(apiVersion, kind)?.fields.get('spec')?.type;
  return spec?.form === 'struct' ? setFields(spec, object['spec'], ['spec']) : undefined;
}

/** The same of a pod spec, wherever it stands. */
export function setFieldsOfPod(podSpec: JsonObject, path: FieldPath): readonly SetField[] {
  const struct = structOf('v1.PodSpec');
  return struct ? setFields(struct, podSpec, path) : [];
}

function setFields(struct: Struct, value: Json | undefined, path: FieldPath): readonly SetField[] {
  if (!isObject(value)) return [];
  const known = fieldsOf(FIELDS.get(struct.name) ?? {});
  return Object.entries(value).flatMap(([name, inside]) => {
    const [modelled, field] = [known.get(name), struct.fields.get(name)];
    return modelled && field
      ? setIn(modelled, field.type, [...path, name], { inside: inside ?? null, beside: value })
      : [];
  });
}

const fieldsOf = oncePer((fields: FieldsOfType): ReadonlyMap<string, Modelled> => new Map(Object.entries(fields)));

/** A value, and the object that it stands in. */
interface Placed {
  readonly inside: Json;
  readonly beside: JsonObject;
}

function setIn(modelled: Modelled, type: StructureType, path: FieldPath, placed: Placed): readonly SetField[] {
  const { inside, beside } = placed;
  switch (modelled.is) {
    case 'idle':
      return [];
    case 'read':
      return modelled.isWhole ? [] : within(type, inside, path);
    default:
      return meansAnything(inside) && (modelled.when?.(inside, beside) ?? true) ? [{ path, modelled }] : [];
  }
}

function within(type: StructureType, value: Json, path: FieldPath): readonly SetField[] {
  if (type.form === 'struct') return setFields(type, value, path);
  if (type.form !== 'list' || !Array.isArray(value)) return [];
  return value.flatMap((item: Json, index) => within(type.element, item, [...path, index]));
}

function meansAnything(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(asObject(value)).length > 0;
  return value !== null && value !== false && value !== 0 && value !== '';
}
