import { isItsTurn } from './is-its-turn';
import type { Pod } from '../world/pod';
import type { Sim } from '../world/sim';
import { sigterm } from './pods/stop-container';

/** A container of a pod that is being stopped has ended: those that waited for it get SIGTERM. */
export function giveTurns(sim: Sim, pod: Pod): void {
  for (const container of pod.containers) {
    if (!container.hookDone || container.state !== 'running' || container.sigtermAt !== undefined) continue;
    if (!isItsTurn(container)) continue;
    sigterm(sim, container);
  }
}
