import { posix } from 'node:path';
import { readTogether, type Skipped, type SourceText, type SkipReason } from '../../source';

/** Something that is built before it is a manifest, and what builds it. */
export interface BuiltFirst {
  readonly found: string;
  /** Its output is what a command can read. */
  readonly build: string;
  /** Whether nothing of it was read; else it may come out otherwise. */
  readonly isUnread: boolean;
}

const HELM: readonly SkipReason[] = ['template'];
const KUSTOMIZE: readonly SkipReason[] = ['kustomization', 'kustomize-patch'];

/** What was passed over among texts since helm or kustomize builds it; nothing where all are manifests. */
export function builtFirst(texts: readonly SourceText[]): readonly BuiltFirst[] {
  const { skipped } = readTogether(texts);
  return [
    ...told(skipped, HELM, (folder) => ({
      found: 'templates of Helm are no manifests before they are rendered',
      build: `helm template NAME ${folder.replace(/\/templates(\/.*)?$/, '')}`,
      isUnread: true,
    })),
    ...told(skipped, KUSTOMIZE, (folder) => ({
      found: 'a kustomization changes its manifests when it is built',
      build: `kubectl kustomize ${folder}`,
      isUnread: false,
    })),
  ];
}

function told(
  skipped: readonly Skipped[],
  reasons: readonly SkipReason[],
  tell: (folder: string) => BuiltFirst,
): readonly BuiltFirst[] {
  const first = skipped.find(({ reason }) => reasons.includes(reason));
  return first ? [tell(posix.dirname(first.file))] : [];
}
