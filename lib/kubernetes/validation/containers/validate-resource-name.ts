import type { FieldPath } from '../../values/field-path';
import { invalid, notSupported, type FieldError } from '../field-error';
import { qualifiedNameProblems } from '../values/label-problems';

/** What the names of such resources begin with; the size of a page follows. */
export const HUGE_PAGES = 'hugepages-';

/** What the name of a resource has to be. */
export type ResourceNameRule = (name: string, path: FieldPath) => readonly FieldError[];

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
  const errors = validateAnyResourceName(name, path);
  if (name.includes('/')) {
    const isKnown = isNative(name) || isExtendedResource(name);
    return isKnown ? errors : [...errors, invalid(path, name, "doesn't follow extended resource name standard")];
  }
  const isOfContainers = OF_CONTAINERS.has(name) || isHugePages(name);
  return isOfContainers ? errors : [...errors, invalid(path, name, 'must be a standard resource for containers')];
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

/** Whether a resource is memory in pages of a size of its own. */
export function isHugePages(name: string): boolean {
  return name.startsWith(HUGE_PAGES);
}

const OF_PODS = ['cpu', 'hugepages-', 'memory'];

/**
 * The name of a resource that a pod asks for as a whole.
 *
 * @see pkg/apis/core/validation/validation.go validatePodResourceName
 */
export function validatePodResourceName(name: string, path: FieldPath): readonly FieldError[] {
  const errors = validateAnyResourceName(name, path);
  const isOfPods = name === 'cpu' || name === 'memory' || isHugePages(name);
  return errors.length > 0 || isOfPods ? errors : [notSupported(path, name, OF_PODS)];
}

/** @see pkg/apis/core/validation/validation.go validateResourceName */
function validateAnyResourceName(name: string, path: FieldPath): readonly FieldError[] {
  const problems = qualifiedNameProblems(name);
  if (problems.length > 0) return problems.map((problem) => invalid(path, name, problem));
  const isStandard = name.includes('/') || isStandardResource(name);
  return isStandard ? [] : [invalid(path, name, 'must be a standard resource type or fully qualified')];
}

function isStandardResource(name: string): boolean {
  return OF_CONTAINERS.has(name) || isHugePages(name) || OF_QUOTAS.has(name) || /^requests\.hugepages-/.test(name);
}
