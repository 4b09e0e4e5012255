import { scaleDownSteps } from '../../kubernetes';
import { put } from '../world/put';
import type { Sim } from '../world/sim';

/** Another number of replicas is wanted. */
export function scaleTo(sim: Sim, replicas: number): void {
  const { subject } = sim;
  sim.recorder?.event('action', `${replicas} of ${subject.replicas} replicas are wanted`);
  subject.replicas = replicas;
  const [only] = subject.sets;
  if (subject.model.kind === 'ReplicaSet' && only) only.wanted = replicas;
  actSoon(sim);
}

/** So few replicas are wanted, or as few as an autoscaler may go down to: step by step, as its policies let it. */
export function scaleDownTo(sim: Sim, replicas: number): void {
  const { subject } = sim;
  const { autoscaler } = subject.model;
  if (!autoscaler) {
    scaleTo(sim, replicas);
    return;
  }
  const steps = scaleDownSteps(subject.replicas, Math.max(autoscaler.min, replicas), autoscaler.scaleDown);
  subject.scalesTo = steps.at(-1)?.replicas;
  for (const step of steps) put(sim, step.after, 'scale', { controller: subject, value: step.replicas });
}

/** The controller hears of what somebody wants. */
export function actSoon(sim: Sim): void {
  const { subject } = sim;
  const after = sim.draw.latency('action');
  subject.syncAt = sim.now + after;
  put(sim, after, 'sync', { controller: subject, value: subject.syncAt });
}
