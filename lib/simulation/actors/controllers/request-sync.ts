import { put } from '../put';
import type { Sim } from '../state';

/** Something has changed that the controller looks at: it will, unless it does so before anyway. */
export function requestSync(sim: Sim): void {
  const after = sim.draw.latency('controller');
  if (sim.syncAt <= sim.now + after) return;
  sim.syncAt = sim.now + after;
  put(sim, after, 'sync', { value: sim.syncAt });
}
