import { scaleDownSteps } from '../../kubernetes';
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

/** So few replicas are wanted, or as few as an autoscaler may go down to: step by step, as its policies let it. */
export function scaleDownTo(sim: Sim, replicas: number): void {
  const { autoscaler } = sim.setting;
  if (!autoscaler) {
    scaleTo(sim, replicas);
    return;
  }
  const steps = scaleDownSteps(sim.replicas, Math.max(autoscaler.min, replicas), autoscaler.scaleDown);
  sim.scalesTo = steps.at(-1)?.replicas;
  for (const step of steps) put(sim, step.after, 'scale', { value: step.replicas });
}

/** The controller hears of what somebody wants. */
export function actSoon(sim: Sim): void {
  const after = sim.draw.latency('action');
  sim.syncAt = sim.now + after;
  put(sim, after, 'sync', { value: sim.syncAt });
}
