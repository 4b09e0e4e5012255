import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, type FieldError } from '../field-error';
import { qualifiedNameProblems } from '../values/label-problems';

const OF_CONTAINERS: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** What quotas count; they are resources, but not of a container. */
const OF_QUOTAS: ReadonlySet<string> = new Set([
  ...['requests.', 'limits.'].flatMap((prefix) => [...OF_CONTAINERS].map((name) => `${prefix}${name}`)),
  ...['pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps'],
  ...['persistentvolumeclaims', 'storage', 'requests.storage', 'services.nodeports', 'services.loadbalancers'],
]);

/**
 * The name of a resource that a container asks for: a standard one, or an extended one with a domain.
 *
 * @see pkg/apis/core/validation/validation.go validateContainerResourceName
 */
export function validateResourceName(name: string, path: FieldPath): readonly FieldError[] {
  const problems = qualifiedNameProblems(name);
  const errors = problems.map((problem) => invalid(path, name, problem));
  if (name.includes('/')) {
    const isKnown = isNative(name) || isExtendedResource(name);
    return isKnown ? errors : [...errors, invalid(path, name, "doesn't follow extended resource name standard")];
  }
  const isOfContainers = OF_CONTAINERS.has(name) || isHugePages(name);
  const isStandard = problems.length > 0 || isOfContainers || OF_QUOTAS.has(name) || /^requests\.hugepages-/.test(name);
  return allErrors(
    errors,
    isStandard ? [] : [invalid(path, name, 'must be a standard resource type or fully qualified')],
    isOfContainers ? [] : [invalid(path, name, 'must be a standard resource for containers')],
  );
}

/**
 * Whether a resource is one that a device plugin offers, such as `nvidia.com/gpu`; it comes in whole numbers.
 *
 * @see pkg/apis/core/helper/helpers.go IsExtendedResourceName
 */
export function isExtendedResource(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && qualifiedNameProblems(`requests.${name}`).length === 0;
}

/**
 * Whether containers together may be limited to more than a node has.
 *
 * @see pkg/apis/core/helper/helpers.go IsOvercommitAllowed
 */
export function isOvercommitAllowed(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}
