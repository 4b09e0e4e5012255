import { resolveFenceposts } from '../../../kubernetes';
import type { Controller } from './controller';
import type { PodSet } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** A Deployment gives one of its ReplicaSets another size. */
export function resize(sim: Sim, controller: Controller, set: PodSet, wanted: number): boolean {
  if (set.wanted === wanted) return false;
  sim.recorder?.event('controller', `scales the ${set.version} ReplicaSet from ${set.wanted} to ${wanted}`);
  set.wanted = wanted;
  annotate(controller, set);
  return true;
}

/** It writes down for which number of replicas it did so. @see SetReplicasAnnotations */
export function annotate(controller: Controller, set: PodSet): void {
  const { replicas } = controller;
  set.scaledFor = { desired: replicas, room: replicas + surgeOf(controller) };
}

/** Pods above the wanted number: none but in a rolling update. */
export function surgeOf({ model, replicas }: Controller): number {
  const { type, maxSurge, maxUnavailable } = model.update;
  return type === 'RollingUpdate' ? resolveFenceposts(maxSurge, maxUnavailable, replicas).surge : 0;
}
