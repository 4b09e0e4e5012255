/** Where a field stands in an object: names of fields and keys, and indices of lists. */
export type FieldPath = readonly (string | number)[];

/** Fields whose entries are keys that the user chooses. The API server writes those in brackets. */
const MAPS: ReadonlySet<string | number> = new Set([
  'annotations',
  'binaryData',
  'data',
  'labels',
  'limits',
  'matchLabels',
  'nodeSelector',
  'overhead',
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
  const isKey =
    typeof step === 'number' ||
    (parent !== undefined && (MAPS.has(parent) || isClaimedSize(parent, step))) ||
    /^[^{].*[./]/.test(step);
  return isKey ? `[${step}]` : `.${step}`;
}

/** The API server names the size that a claim asks for by its key alone. */
function isClaimedSize(parent: string | number, step: string | number): boolean {
  return parent === 'resources' && step === 'storage';
}
