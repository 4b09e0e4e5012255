/** Where a field stands in an object: names of fields and keys, and indices of lists. */
export type FieldPath = readonly (string | number)[];

/** Fields whose entries are keys that the user chooses. The API server writes those in brackets. */
const MAPS: ReadonlySet<string | number> = new Set([
  'annotations',
  'labels',
  'limits',
  'matchLabels',
  'nodeSelector',
  'requests',
]);

/**
 * A path as the API server writes it: `spec.containers[0].resources.limits[cpu]`.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/field/path.go Path.String
 */
export function formatFieldPath(path: FieldPath): string {
  return path
    .map((step, index) => formatStep(step, index === 0 ? undefined : path[index - 1]))
    .join('')
    .replace(/^\./, '');
}

function formatStep(step: string | number, parent: string | number | undefined): string {
  const isKey = typeof step === 'number' || (parent !== undefined && MAPS.has(parent)) || /^[^{].*[./]/.test(step);
  return isKey ? `[${step}]` : `.${step}`;
}
