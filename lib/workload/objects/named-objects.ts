import { directoryOf, upwardsFrom } from './directories';
import type { KnownKind } from './known-kind';
import { identityOf, type Manifest } from './manifest';

/** Kinds that belong to no namespace. */
const CLUSTER_WIDE: readonly KnownKind[] = ['Namespace', 'IngressClass', 'IngressClassParams', 'GatewayClass'];

/** Objects found by what they are called, in the directory of whoever asks or the nearest one above it. */
export class NamedObjects {
  private readonly byName = new Map<string, Manifest[]>();

  /** Takes note of an object. */
  add(kind: KnownKind, manifest: Manifest): void {
    const { namespace, name } = identityOf(manifest);
    const key = keyOf(kind, namespace, name);
    const known = this.byName.get(key);
    if (known) known.push(manifest);
    else this.byName.set(key, [manifest]);
  }

  /** The object of this name that is nearest to a directory. */
  find(kind: KnownKind, namespace: string, name: string, directory: string): Manifest | undefined {
    const named = this.byName.get(keyOf(kind, namespace, name));
    if (!named) return undefined;
    for (const above of upwardsFrom(directory)) {
      const found = named.find((manifest) => directoryOf(manifest) === above);
      if (found) return found;
    }
    return undefined;
  }
}

function keyOf(kind: KnownKind, namespace: string, name: string): string {
  return `${kind}\0${CLUSTER_WIDE.includes(kind) ? '' : namespace}\0${name}`;
}
