import type { Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';
import type { Controller } from './controller';

/** The controller of a pod. */
export function ownerOf({ controllers }: Sim, { set }: Pod): Controller {
  return controllers[set.workload] as Controller;
}
