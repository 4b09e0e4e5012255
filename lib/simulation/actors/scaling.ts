import { put } from './put';
import type { Sim } from './state';

/** Another number of replicas is wanted. */
export function scaleTo(sim: Sim, replicas: number): void {
  sim.recorder?.event('action', `${replicas} of ${sim.replicas} replicas are wanted`);
  sim.replicas = replicas;
  const [only] = sim.sets;
  if (sim.setting.kind === 'ReplicaSet' && only) only.wanted = replicas;
  actSoon(sim);
}

/** The controller hears of what somebody wants. */
export function actSoon(sim: Sim): void {
  const after = sim.draw.latency('action');
  sim.syncAt = sim.now + after;
  put(sim, after, 'sync', { value: sim.syncAt });
}
