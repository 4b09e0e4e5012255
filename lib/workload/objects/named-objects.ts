import { directoryOf, upwardsFrom } from './directories';
import type { KnownKind } from './known-kind';
import { identityOf, type Manifest } from './manifest';

/** Kinds that belong to no namespace. */
const CLUSTER_WIDE: readonly KnownKind[] = ['Namespace', 'IngressClass', 'IngressClassParams', 'GatewayClass'];

/** Objects found by what they are called, in the directory of whoever asks or the nearest one above it. */
export class NamedObjects {
  private readonly byName = new Map<string, Map<string, Manifest>>();

  /** Takes note of an object. */
  add(kind: KnownKind, manifest: Manifest): void {
    const { namespace, name } = identityOf(manifest);
    const key = keyOf(kind, namespace, name);
    const directory = directoryOf(manifest);
    const known = this.byName.get(key);
    if (!known) this.byName.set(key, new Map([[directory, manifest]]));
    else if (!known.has(directory)) known.set(directory, manifest);
  }

  /** The object of this name that is nearest to a directory. */
  find(kind: KnownKind, namespace: string, name: string, directory: string): Manifest | undefined {
    const named = this.byName.get(keyOf(kind, namespace, name));
    const nearest = named && upwardsFrom(directory).find((above) => named.has(above));
    return nearest === undefined ? undefined : named?.get(nearest);
  }
}

function keyOf(kind: KnownKind, namespace: string, name: string): string {
  return `${kind}\0${CLUSTER_WIDE.includes(kind) ? '' : namespace}\0${name}`;
}
