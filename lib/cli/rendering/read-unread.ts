import { posix } from 'node:path';
import { isPassedOver, notBuilt } from '../../source';
import type { ReadManifests } from '../files/read-files';
import type { UnreadFiles } from './unread-files';

/**
 * What becomes of the files that nothing reads that is rendered: folders apart are judged as they are, and what stands
 * beside what kustomizations name is told. A file without Kubernetes objects is none of it.
 *
 * @param read what all these files hold
 */
export function judgeUnread(read: ReadManifests, { apart, beside }: UnreadFiles): ReadManifests {
  const manifests = read.manifests.filter(({ file }) => apart.has(file ?? ''));
  const files = new Set(manifests.map(({ file }) => file ?? ''));
  const folders = new Set([...files].map((file) => posix.dirname(file)));
  // A folder of tests with nothing but kustomizations in it holds nothing that went unread.
  const holdsSome = (folder: string) => [...apart, ...beside].some((file) => file.startsWith(`${folder}/`));
  const counts = new Map<string, number>();
  for (const { file = '' } of read.manifests) if (beside.has(file)) counts.set(file, (counts.get(file) ?? 0) + 1);
  return {
    files: files.size,
    resources: manifests.length,
    manifests,
    problems: read.problems.filter(({ file }) => apart.has(file) && folders.has(posix.dirname(file))),
    skipped: [...read.skipped.filter((one) => isPassedOver(one) && holdsSome(one.file)), ...notBuilt(counts)],
  };
}
