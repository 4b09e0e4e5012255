import type { Sim } from '../../world/sim';

/** How much of the time that the calls of a hook may take they take; without calls a hook takes as long as it says. */
export function callsTake({ draw, setting }: Sim): number {
  return draw.between(0, 1, setting.adversary.longHooks ? 1 : 0);
}
