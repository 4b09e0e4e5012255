import type { ResourceIdentity } from './manifest';

/** What identifies an object as one text, whatever version of its kind it is written in. */
export function identityKey({ kind, namespace, name }: Omit<ResourceIdentity, 'apiVersion'>): string {
  return [kind, namespace, name].join('\n');
}
