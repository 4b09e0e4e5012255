import type { FieldPath } from '../../kubernetes';

/** Whether a path leads to something below another one. */
export function startsWith(path: FieldPath, beginning: FieldPath): boolean {
  return beginning.length > 0 && beginning.every((step, index) => step === path[index]);
}
