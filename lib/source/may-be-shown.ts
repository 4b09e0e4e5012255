import type { FieldPath, JsonObject } from '../kubernetes';

/** The annotations that are ours: facts and reasons that were written to be read. */
const OUR_ANNOTATIONS = 'zero-downtime/';

/**
 * Whether the value of a field may be printed: no value of a Secret or ConfigMap, of an environment variable, of a
 * header, or of an annotation that is not ours ever is.
 */
export function mayBeShown(object: JsonObject, path: FieldPath): boolean {
  const root = path[0];
  if (root === 'data' || root === 'stringData' || root === 'binaryData') return false;
  return path.every((step, index) => {
    const below = path[index + 1];
    if (step === 'annotations') return typeof below !== 'string' || below.startsWith(OUR_ANNOTATIONS);
    if (step === 'env' || step === 'httpHeaders') return path[index + 2] !== 'value';
    return (
      object['kind'] !== 'Secret' || index > 0 || ['apiVersion', 'kind', 'metadata', 'type'].includes(String(step))
    );
  });
}
