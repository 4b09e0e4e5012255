import type { FieldPath } from './field-path';
import type { Json } from './json';
import { own } from './own';

/** What stands at a path of an object or a list, if there is anything. */
export function valueAt(object: unknown, path: FieldPath): Json | undefined {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? own(value as Record<string | number, unknown>, step) : undefined,
    object,
  ) as Json | undefined;
}
