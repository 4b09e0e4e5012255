import type { FieldPath } from './field-path';

const BELOW = new WeakMap<FieldPath, Map<string | number, FieldPath>>();

/**
 * A path with one more step: the same list for everybody who asks for it below the same path, so that the paths of
 * thousands of workloads are few. For steps of which there are few, since they are kept as long as the path above.
 */
export function pathBelow(above: FieldPath, step: string | number): FieldPath {
  let below = BELOW.get(above);
  if (!below) BELOW.set(above, (below = new Map()));
  let path = below.get(step);
  if (!path) below.set(step, (path = above.concat(step)));
  return path;
}
