import { check, compareReleases, type CheckOptions, type Finding } from '../../check';
import { identityText, type Manifest, type ResourceIdentity } from '../../workload';
import type { Judgement } from '../../adoption';

/** What `check` says of manifests, for whoever has to know the object that may say that it is ignored. */
export function judgeManifests(manifests: readonly Manifest[], options: CheckOptions): readonly Judgement[] {
  return check(numbered(manifests), options)
    .findings.filter(({ severity }) => severity !== 'info')
    .flatMap((finding) => {
      const manifest = meantBy(finding, manifests);
      return manifest
        ? [{ rule: finding.rule, message: finding.message, isRefused: finding.effect === 'refused', manifest }]
        : [];
    });
}

/** Those of the manifests that the API server would not change from what they were. */
export function unchangeable(
  before: readonly Manifest[],
  manifests: readonly Manifest[],
  options: CheckOptions,
): readonly Manifest[] {
  return compareReleases(before, numbered(manifests), options)
    .findings.filter(({ rule }) => rule === 'immutable-changed')
    .flatMap((finding) => meantBy({ ...finding }, manifests) ?? []);
}

/** By its number as its file, each is found again, even where several are variants of one. */
function numbered(manifests: readonly Manifest[]): readonly Manifest[] {
  return manifests.map(({ object, directory = '.' }, index) => ({ object, directory, file: String(index) }));
}

function meantBy({ file, workload }: Finding, manifests: readonly Manifest[]): Manifest | undefined {
  const found = manifests[Number(file)];
  if (!workload || !found) return found;
  const own = manifests.find((one) => one.directory === found.directory && isNamed(one, workload));
  return own ?? found;
}

function isNamed({ object }: Manifest, { apiVersion, kind, namespace, name }: ResourceIdentity): boolean {
  return identityText(object) === identityText({ apiVersion, kind, metadata: { namespace, name } });
}
