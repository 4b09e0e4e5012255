import type { Manifest, Workload, World } from '../../../workload';
import { objectsNamed } from './objects-of';

/**
 * Whether a workload is what others of its sources mean: several files, or kustomizations, may hold the same one, which
 * are alternatives, and what stands in one of them means its own.
 */
export function isOfSource({ manifest, identity }: Workload, asking: readonly Manifest[], world: World): boolean {
  const variants = new Set(objectsNamed(identity.kind, identity.namespace, identity.name, world).map(sourceOf));
  return asking.map(sourceOf).every((source) => source === sourceOf(manifest) || !variants.has(source));
}

/** What is applied as one: what a folder is rendered to, or a file. */
function sourceOf({ renderedFrom, file }: Manifest): string | undefined {
  return renderedFrom ?? file;
}
