import type { ResourceIdentity } from './manifest';

/** Whether two identities are those of one object, whatever versions of its kind they were written in. */
export function isSameObject(
  one: Omit<ResourceIdentity, 'apiVersion'>,
  other: Omit<ResourceIdentity, 'apiVersion'>,
): boolean {
  return one.kind === other.kind && one.namespace === other.namespace && one.name === other.name;
}
