import type { Controller } from './controller';
import { takesElsewhere } from '../nodes/takes';
import { put } from '../../world/put';
import type { Sim } from '../../world/sim';

/** Something has changed that the controller looks at: it will, unless it is about to do so anyway. */
export function requestSync(sim: Sim, controller: Controller): void {
  if (controller.syncAt !== Infinity) return;
  const after = takesElsewhere(sim, 'controller');
  controller.syncAt = sim.now + after;
  put(sim, after, 'sync', { controller, value: controller.syncAt });
}
