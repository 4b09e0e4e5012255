import type { Node } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** How many pods start now on the processors of a node. */
export function startingBeside(sim: Sim, node: Node): number {
  return sharing(sim, node).reduce((sum, { starting }) => sum + starting, 0);
}

/** The nodes whose pods wait for the same processors. */
export function sharing({ setting, nodes }: Sim, node: Node): readonly Node[] {
  return setting.oneMachine ? nodes : [node];
}
