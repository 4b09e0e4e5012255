import type { FieldPath } from '../../kubernetes';
import type { Manifest } from '../../workload';

/** The turn of what the manifests do not have. */
export const NEVER_THERE = -1;

/** Something that pods of a version need, and that a release takes away: those that start from then on wait for it. */
export interface TakenAway {
  /** After so many objects have been applied; {@link NEVER_THERE} where it is missing from the beginning. */
  readonly turn: number;
  /** Whether a rollback brings it back: not one of the workload alone. */
  readonly comesBack: boolean;
  /** Whether an object is deleted, rather than a key of it. */
  readonly isWhole: boolean;
  /** The place of the container that asks for it. @default the whole pod waits: for a volume, or its ServiceAccount */
  readonly container?: number;
  /** What is to blame: where new pods ask for it, or what is gone of those before. */
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly words: string;
}
