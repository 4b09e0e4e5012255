import type { Seconds } from '../../kubernetes';
import type { Node, Pod } from '../world/pod';

/** Nodes that are still to be drained, and the one that is. */
export interface DrainPlan {
  readonly queue: Node[];
  current?: Node | undefined;
  /** Pods that are to go, and since when a budget has kept each; not yet: Infinity. */
  readonly evicting: Map<Pod, Seconds>;
  /** How many evictions that were refused are to be asked for again. */
  retries: number;
  /** Whether a drained node takes pods again, as after an upgrade. */
  readonly comesBack: boolean;
  /** When the last node was done. */
  doneAt?: Seconds | undefined;
  /** Why kubectl has given up. */
  failure?: string | undefined;
}
