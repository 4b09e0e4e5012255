import { pushAll } from '../values/push-all';
import type { FieldPath } from '../values/field-path';
import type { Struct, StructureType } from './structure-type';

/** How Go names a place in a message: the struct that has the field, and the way to it, without keys and indices. */
export interface GoPlace {
  readonly owner: string;
  readonly path: string;
}

/**
 * A field in Go's words: `spec.containers[0].env[1].value` of a Pod is `spec.containers.env.value` of `EnvVar`.
 *
 * @param root the kind that the path starts in
 * @param path a path whose fields exist
 * @see https://pkg.go.dev/encoding/json#UnmarshalTypeError
 */
export function goPlace(root: Struct, path: FieldPath): GoPlace {
  let type: StructureType | undefined = root;
  let owner = root.name;
  const steps: string[] = [];
  for (const step of path) {
    if (type?.form === 'struct') {
      const field = type.fields.get(String(step));
      owner = type.name;
      pushAll(steps, [...(field?.embedded ? [field.embedded] : []), String(step)]);
      type = field?.type;
    } else type = type && 'element' in type ? type.element : undefined;
  }
  return { owner: owner.slice(owner.indexOf('.') + 1), path: steps.join('.') };
}
