import { resolveFenceposts } from '../../../kubernetes';
import type { PodSet, Sim } from '../state';

/** A Deployment gives one of its ReplicaSets another size. */
export function resize(sim: Sim, set: PodSet, wanted: number): boolean {
  if (set.wanted === wanted) return false;
  sim.recorder?.event('controller', `scales the ${set.version} ReplicaSet from ${set.wanted} to ${wanted}`);
  set.wanted = wanted;
  annotate(sim, set);
  return true;
}

/** It writes down for which number of replicas it did so. @see SetReplicasAnnotations */
export function annotate(sim: Sim, set: PodSet): void {
  set.scaledFor = { desired: sim.replicas, room: sim.replicas + surgeOf(sim) };
}

/** Pods above the wanted number: none but in a rolling update. */
export function surgeOf({ setting, replicas }: Sim): number {
  const { type, maxSurge, maxUnavailable } = setting.update;
  return type === 'RollingUpdate' ? resolveFenceposts(maxSurge, maxUnavailable, replicas).surge : 0;
}
