import { directoryOf } from './directories';
import { duplicatesAmong, identityKey } from './duplicates';
import { knownKind } from './known-kind';
import type { Manifest } from './manifest';
import { isWorkload } from '../pod-template';

/**
 * Objects that several files of one directory hold: most likely the manifests of several environments, written into
 * one folder. What stands beside such an object in its file means that one, and not its variants.
 */
export class FileVariants {
  private readonly filesOf = new Map<string, Set<string | undefined>>();
  /** The files that hold more than workloads: those may be environments. */
  private readonly rich = new Set<string>();
  /** The files that define kinds of objects or rights besides: those install something whole. */
  private readonly whole = new Set<string>();

  /** @param manifests everything that was read together */
  constructor(manifests: readonly Manifest[]) {
    for (const { first, again } of duplicatesAmong(manifests)) {
      if (first.file === again.file) continue;
      const key = keyOf(again);
      this.filesOf.set(key, (this.filesOf.get(key) ?? new Set([first.file])).add(again.file));
    }
    if (this.filesOf.size === 0) return;
    for (const manifest of manifests) {
      if (!isWorkload(manifest)) this.rich.add(fileKey(manifest));
      if (OF_INSTALLERS.has(manifest.object['kind'])) this.whole.add(fileKey(manifest));
    }
  }

  /**
   * What of the objects that refer to another one means it, rather than the variant of it in their own file; of their
   * own variants only one takes part.
   */
  meaning<T>(referrers: readonly T[], referent: Manifest, manifestOf: (referrer: T) => Manifest): readonly T[] {
    if (this.filesOf.size === 0 || referrers.length === 0) return referrers;
    const meant = this.besideOthers(referrers, referent, manifestOf);
    const firsts = this.firstsOf(meant.map(manifestOf));
    return meant.filter((one) => {
      const manifest = manifestOf(one);
      const files = this.filesOf.get(keyOf(manifest));
      // The variant that takes part is that in the file of the referent, or else the first.
      return !files || manifest.file === (files.has(referent.file) ? referent.file : firsts.get(keyOf(manifest)));
    });
  }

  /**
   * Without what stands in the file of another variant, and means that one. A file that holds no Service of its own, or
   * nothing but workloads, is no environment: it holds the next version of an object, and what stands beside the other
   * one means it as well, unless it installs something whole, without a Service.
   */
  private besideOthers<T>(
    referrers: readonly T[],
    referent: Manifest,
    manifestOf: (referrer: T) => Manifest,
  ): readonly T[] {
    const variants = this.filesOf.get(keyOf(referent));
    if (!variants) return referrers;
    const manifests = referrers.map(manifestOf);
    const isOwn = manifests.some(({ file }) => file === referent.file);
    const key = fileKey(referent);
    const isNextVersion = !this.rich.has(key) || (manifests.every(isService) && !this.whole.has(key));
    if (!isOwn && isNextVersion) return referrers;
    return referrers.filter((_, index) => {
      const { file } = manifests[index] as Manifest;
      return file === referent.file || !variants.has(file);
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

/** The kinds that whoever installs something whole needs besides. */
const OF_INSTALLERS: ReadonlySet<unknown> = new Set(['CustomResourceDefinition', 'ClusterRole', 'ClusterRoleBinding']);

const isService = ({ object }: Manifest): boolean => knownKind(object) === 'Service';

function fileKey(manifest: Manifest): string {
  return `${directoryOf(manifest)}\0${manifest.file ?? ''}`;
}

function keyOf(manifest: Manifest): string {
  return `${directoryOf(manifest)}\0${identityKey(manifest)}`;
}
