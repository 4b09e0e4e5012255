import { asObject, asString } from '../kubernetes';
import { isWorkload, type Manifest } from '../workload';
import type { Suppressed } from './ignored/ignore';
import type { Notice } from './notice';
import { noticeOfLeftOut } from './words/notice-of-left-out';

/** Why a finding is left out of what nobody can apply as it stands. */
const RECORD = {
  by: 'record',
  reason:
    'the file records what a cluster held (uid, resourceVersion, status): the API server refuses it once the object there has changed',
} as const;

/** What was piped in is what somebody asks about. */
const STDIN = '<stdin>';

/**
 * Which objects are records of a cluster, such as `kubectl get -o yaml` prints them, that lie beside what is applied. They
 * are judged as any others where no other file has a workload that somebody has written: then they are what is asked about.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 */
export function recordsOfCluster(
  manifests: readonly Manifest[],
): (manifest: Manifest | undefined) => Omit<Suppressed, 'finding'> | undefined {
  const written = new Set(manifests.filter((one) => isWorkload(one) && !isRecord(one)).map(({ file }) => file));
  const isBeside = (file: string | undefined) => file !== undefined && file !== STDIN && !written.has(file);
  return (manifest) =>
    written.size > 0 && manifest !== undefined && isBeside(manifest.file) && isRecord(manifest) ? RECORD : undefined;
}

function isRecord({ object }: Pick<Manifest, 'object'>): boolean {
  const { uid, resourceVersion } = asObject(object['metadata']);
  return Boolean(asString(uid)) && Boolean(asString(resourceVersion)) && object['status'] !== undefined;
}

/** One notice for all that is left out of records. */
export function inRecords(suppressed: readonly Suppressed[]): readonly Notice[] {
  const left = suppressed.filter(({ by }) => by === RECORD.by);
  return noticeOfLeftOut(RECORD.by, left, (count) => {
    const many = count === 1 ? '1 finding is' : `${count} findings are`;
    return `${many} left out of records of what a cluster held (uid, resourceVersion, status), which lie beside what is applied, such as this one: a check of such a file by itself tells them`;
  });
}
