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
    (parent !== undefined && (isEntry(parent, step) || isClaimedSize(parent, step) || isResource(parent, step))) ||
    /^[^{].*[./]/.test(step);
  return isKey ? `[${step}]` : `.${step}`;
}

/** An entry of a mapping; what a pod takes beside its containers is told as if it were `limits`. */
function isEntry(parent: string | number, step: string | number): boolean {
  return MAPS.has(parent) && !(parent === 'overhead' && step === 'limits');
}

/** The resource of a container of which the API server says that the pod has less. */
function isResource(parent: string | number, step: string | number): boolean {
  return typeof parent === 'number' && /^(?:cpu|memory|hugepages-.*)$/.test(String(step));
}

/** The API server names the size that a claim asks for by its key alone. */
function isClaimedSize(parent: string | number, step: string | number): boolean {
  return parent === 'resources' && step === 'storage';
}
