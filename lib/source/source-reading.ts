import type { Kustomization } from './kustomize/kustomization';
import type { SourceProblem } from './problem';
import type { Skipped } from './skipped';
import type { SourceManifest } from './source-manifest';

/** What stands in one text. */
export interface SourceReading {
  readonly file: string;
  readonly manifests: readonly SourceManifest[];
  readonly problems: readonly SourceProblem[];
  readonly skipped: readonly Skipped[];
  /** What a kustomization in it says about other files; `setPatchesAside` goes by it. */
  readonly kustomizations: readonly Kustomization[];
}
