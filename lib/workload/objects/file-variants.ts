import { directoryOf } from './directories';
import { duplicatesAmong, identityKey } from './duplicates';
import type { Manifest } from './manifest';

/**
 * Objects that several files of one directory hold: most likely the manifests of several environments, written into
 * one folder. What stands beside such an object in its file means that one, and not its variants.
 */
export class FileVariants {
  private readonly filesOf = new Map<string, Set<string | undefined>>();

  /** @param manifests everything that was read together */
  constructor(manifests: readonly Manifest[]) {
    for (const { first, again } of duplicatesAmong(manifests)) {
      if (first.file === again.file) continue;
      const key = keyOf(again);
      this.filesOf.set(key, (this.filesOf.get(key) ?? new Set([first.file])).add(again.file));
    }
  }

  /**
   * What of the objects that refer to another one means it, rather than the variant of it in their own file; of their
   * own variants only one takes part.
   */
  meaning<T>(referrers: readonly T[], referent: Manifest, manifestOf: (referrer: T) => Manifest): readonly T[] {
    if (this.filesOf.size === 0 || referrers.length === 0) return referrers;
    const variants = this.filesOf.get(keyOf(referent));
    const meant = referrers.filter((one) => {
      const { file } = manifestOf(one);
      return file === referent.file || !variants?.has(file);
    });
    const firsts = this.firstsOf(meant.map(manifestOf));
    return meant.filter((one) => {
      const manifest = manifestOf(one);
      const files = this.filesOf.get(keyOf(manifest));
      // The variant that takes part is that in the file of the referent, or else the first.
      return !files || manifest.file === (files.has(referent.file) ? referent.file : firsts.get(keyOf(manifest)));
    });
  }

  /** The file of the first variant of each object. */
  private firstsOf(manifests: readonly Manifest[]): ReadonlyMap<string, string | undefined> {
    const firsts = new Map<string, string | undefined>();
    for (const manifest of manifests) {
      const key = keyOf(manifest);
      if (!firsts.has(key) && this.filesOf.get(key)?.has(manifest.file) === true) firsts.set(key, manifest.file);
    }
    return firsts;
  }
}

function keyOf(manifest: Manifest): string {
  return `${directoryOf(manifest)}\0${identityKey(manifest)}`;
}
