import { directoryOf } from './directories';
import { groupOf } from './known-kind';
import { identityOf, type Manifest } from './manifest';

/** Two manifests of one object: the one that is applied later overwrites the other. */
export interface Duplicate {
  readonly first: Manifest;
  readonly again: Manifest;
}

/**
 * Objects that stand twice in one directory. In different directories they are variants of one object, for different
 * clusters.
 */
export function* duplicatesAmong(manifests: readonly Manifest[]): Iterable<Duplicate> {
  const firsts = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const { kind, name } = identityOf(manifest);
    if (kind === '' || name === '') continue;
    const key = `${directoryOf(manifest)}\0${identityKey(manifest)}`;
    const first = firsts.get(key);
    if (first) yield { first, again: manifest };
    else firsts.set(key, manifest);
  }
}

/** What an object is called in a cluster, whatever version of its kind it is written in. */
export function identityKey(manifest: Manifest): string {
  const { apiVersion, kind, namespace, name } = identityOf(manifest);
  return `${groupOf(apiVersion)}/${kind}/${namespace}/${name}`;
}
