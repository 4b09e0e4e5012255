import type { Budget } from '../../model/setting';
import type { Sim } from '../../world/sim';

/** What the disruption controller counts for a budget. */
export interface BudgetCounts {
  readonly pods: number;
  readonly scale: number;
  readonly healthy: number;
}

/**
 * All pods that a budget selects, those of a surge included, and what their controllers want. One that has no pod at the
 * moment does not count, and pods without a controller are wanted by nobody.
 *
 * @see pkg/controller/disruption/disruption.go getExpectedScale
 */
export function countsOf({ controllers }: Sim, { over }: Pick<Budget, 'over'>): BudgetCounts {
  let [pods, scale, healthy] = [0, 0, 0];
  for (const place of over) {
    const controller = controllers[place];
    if (!controller || controller.pods.size === 0) continue;
    pods += controller.pods.size;
    scale += controller.model.kind === 'Pod' ? 0 : controller.replicas;
    healthy += controller.ready;
  }
  return { pods, scale, healthy };
}
