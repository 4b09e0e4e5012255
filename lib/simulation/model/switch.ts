import type { FieldPath } from '../../kubernetes';
import type { Manifest } from '../../workload';

/** Pods of one version of one workload, by the place of that. */
export type PodsOf = `${number} ${'old' | 'new'}`;

/** What a release makes of the pods that a Service or a route leads to: all routers learn it in one step. */
export interface Switch {
  /** Which pods it leads to before. @default all that it reaches */
  readonly from?: readonly PodsOf[];
  /** And from then on. */
  readonly to: readonly PodsOf[];
  /** Whether its load balancer begins with an empty list of targets: each has to be registered and healthy first. */
  readonly isRefilled?: boolean;
  /** How many objects are applied before this happens. */
  readonly turn: number;
  /** What is to blame: an object of the release, or one of before that it takes away. */
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly words: string;
}
