import { grouped, oncePer, servedAs } from '../kubernetes';
import { identityOf, type Manifest } from '../workload';
import type { Finding } from './finding';
import { folderOf } from './fold-versions';
import type { Suppressed } from './ignored/ignore';
import type { Notice } from './notice';
import { noticeOfLeftOut } from './words/notice-of-left-out';

/** Why a finding is left out of what is there for clusters that are older than any that is supported. */
const OLDER = {
  by: 'older-cluster',
  reason: 'the file beside it, which is called alike, has the same object in a version that is served',
} as const;

/** What the name of a file for some clusters ends with: `web_v16`, `web-v1beta1`, `web-1.15`, `web_legacy`. */
const FOR_SOME = /[-_.](?:v?\d+(?:[._]\d+)*(?:(?:alpha|beta)\d+)?|legacy|old)$/i;

/**
 * Which objects in a version that is not served any more stand in the served one in a file of the same folder whose name
 * differs only by what it ends with: `metrics_v1beta1.yaml` beside `metrics.yaml`. Whoever applies takes one of them.
 */
export function forOlderClusters(
  manifests: readonly Manifest[],
): (finding: Pick<Finding, 'rule'>, manifest: Manifest | undefined) => Omit<Suppressed, 'finding'> | undefined {
  const answers = new Map<unknown, boolean>();
  const isServedBeside = (manifest: Manifest) => {
    const { apiVersion, kind } = identityOf(manifest);
    const served = servedAs(apiVersion, kind)?.apiVersion;
    const copies = alikeIn(manifests).get(keyOf(manifest)) ?? [];
    return copies.some(({ file, object }) => file !== manifest.file && object['apiVersion'] === served);
  };
  return ({ rule }, manifest) => {
    if (rule !== 'api-version-unserved' || manifest?.file === undefined || manifest.renderedFrom !== undefined)
      return undefined;
    if (stemOf(manifest.file) === withoutEnding(manifest.file)) return undefined;
    // One finding may be about all of a kind in its file.
    const key = keyInFile(manifest);
    const isLeft = answers.get(key) ?? (ofFileIn(manifests).get(key) ?? []).every(isServedBeside);
    answers.set(key, isLeft);
    return isLeft ? OLDER : undefined;
  };
}

const alikeIn = oncePer((manifests: readonly Manifest[]) => grouped(manifests, keyOf));
const ofFileIn = oncePer((manifests: readonly Manifest[]) => grouped(manifests, keyInFile));

function keyInFile({ file, object }: Manifest): unknown {
  return JSON.stringify([file ?? null, object['kind'] ?? null, object['apiVersion'] ?? null]);
}

/** An object, and the files that may have it for one cluster or another. */
function keyOf(manifest: Manifest): unknown {
  const { file, renderedFrom } = manifest;
  if (file === undefined || renderedFrom !== undefined) return manifest;
  const { kind, namespace, name } = identityOf(manifest);
  return JSON.stringify([folderOf(file), stemOf(file), kind, namespace, name]);
}

function stemOf(file: string): string {
  return withoutEnding(file).replace(FOR_SOME, '');
}

function withoutEnding(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:ya?ml|json)$/i, '');
}

/** One notice for all that is left out of files for older clusters. */
export function inOlderClusters(suppressed: readonly Suppressed[]): readonly Notice[] {
  const left = suppressed.filter(({ by }) => by === OLDER.by);
  return noticeOfLeftOut(OLDER.by, left, (count) => {
    const objects = count === 1 ? '1 object is' : `${count} objects are`;
    return `${objects} of a version that is not served any more, such as this one, and in a served one in the file beside it: apply only that one`;
  });
}
