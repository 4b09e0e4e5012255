import { put } from '../put';
import type { Sim } from '../state';

/** Something has changed that the controller looks at: it will, unless it is about to do so anyway. */
export function requestSync(sim: Sim): void {
  if (sim.syncAt !== Infinity) return;
  const after = sim.draw.latency('controller');
  sim.syncAt = sim.now + after;
  put(sim, after, 'sync', { value: sim.syncAt });
}
