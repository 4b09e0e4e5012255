import type { FieldPath } from '../values/field-path';
import { kindStructure } from './kind-structure';
import type { BasicForm, StructureType } from './structure-type';

/** What a field of a kind holds: null for one that it does not have, nothing for kinds that are not known. */
export function formOfField(
  apiVersion: string,
  kind: string,
  path: FieldPath,
): StructureType['form'] | BasicForm | null | undefined {
  const root = kindStructure(apiVersion, kind);
  if (!root) return undefined;
  let type: StructureType | undefined = root;
  for (const step of path) {
    if (type?.form === 'struct') type = typeof step === 'string' ? type.fields.get(step)?.type : undefined;
    else if (type?.form === 'list') type = typeof step === 'number' ? type.element : undefined;
    else type = type?.form === 'map' ? type.element : undefined;
    if (!type) return null;
  }
  return type.form === 'basic' ? type.basic : type.form;
}
