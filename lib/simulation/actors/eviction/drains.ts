import type { Seconds } from '../../../kubernetes';
import type { Budget } from '../../model/setting';
import type { Node, Pod } from '../../world/pod';

/** Nodes that are still to be drained, and the one that is. */
export interface DrainPlan {
  readonly queue: Node[];
  current?: Node | undefined;
  /** Pods that are to go, and since when a budget has kept each; not yet: Infinity. */
  readonly evicting: Map<Pod, Seconds>;
  /** When each budget has allowed an eviction the last time. */
  readonly allowedAt: Map<Budget, Seconds>;
  /** Pods whose eviction may have met another one at their budget, so that the API server asks it once more by itself. */
  readonly conflicting: Set<Pod>;
  /** How many evictions that were refused are to be asked for again. */
  retries: number;
  /** Whether a drained node takes pods again, as after an upgrade. */
  readonly comesBack: boolean;
  /** When the last node was done. */
  doneAt?: Seconds | undefined;
  /** Why kubectl has given up. */
  failure?: string | undefined;
}

/** No node is drained yet. */
export function newDrains(comesBack = false): DrainPlan {
  return { queue: [], evicting: new Map(), allowedAt: new Map(), conflicting: new Set(), retries: 0, comesBack };
}
