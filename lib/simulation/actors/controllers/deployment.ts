import { deploymentMinAvailable, reconciledNewReplicas, reconcileOldReplicaSets } from '../../../kubernetes';
import type { Controller } from './controller';
import type { PodSet } from '../../world/pod';
import type { Sim } from '../../world/sim';
import { managePods } from './pods-of-set';
import { isScaled, scaleSets } from './proportional-scaling';
import { requestSync } from './request-sync';
import { resize } from './resize';

/**
 * A Deployment does one thing at a time: follows another number of replicas, makes the new ReplicaSet larger, or old
 * ones smaller. One that is paused does nothing but the first.
 *
 * @see pkg/controller/deployment/deployment_controller.go syncDeployment, rolling.go rolloutRolling
 */
export function syncDeployment(sim: Sim, controller: Controller): void {
  const { sets, target, model } = controller;
  const current = sets.find(({ version }) => version === target) as PodSet;
  const old = sets.filter((set) => set !== current);
  if (model.update.paused) {
    scaleSets(sim, controller);
  } else if (isScaled(controller)) {
    scaleSets(sim, controller);
    requestSync(sim, controller); // the rollout goes on with what has become of it
  } else if (model.update.type === 'Recreate') {
    recreate(sim, controller, current, old);
  } else if (reconcileNew(sim, controller, current, old) || reconcileOld(sim, controller, current, old)) {
    requestSync(sim, controller);
  }
  for (const set of sets) managePods(sim, controller, set);
}

function totalOf(sets: readonly PodSet[]): number {
  return sets.reduce((sum, { wanted }) => sum + wanted, 0);
}

function reconcileNew(sim: Sim, controller: Controller, current: PodSet, old: readonly PodSet[]): boolean {
  const { replicas, model } = controller;
  if (current.wanted === replicas) return false;
  const { maxSurge } = model.update;
  const total = totalOf(old) + current.wanted;
  const sizing = { strategyType: 'RollingUpdate' as const, replicas, maxSurge, total };
  const wanted = reconciledNewReplicas({ ...sizing, current: current.wanted });
  return resize(sim, controller, current, wanted);
}

function reconcileOld(sim: Sim, controller: Controller, current: PodSet, old: readonly PodSet[]): boolean {
  if (totalOf(old) === 0) return false;
  const { replicas, model } = controller;
  const { maxSurge, maxUnavailable } = model.update;
  const minAvailable = deploymentMinAvailable('RollingUpdate', replicas, { maxSurge, maxUnavailable });
  const sizes = old.map(sizeOf);
  const scaled = reconcileOldReplicaSets(sizes, sizeOf(current), minAvailable);
  let changed = false;
  for (const [index, set] of old.entries()) {
    changed = resize(sim, controller, set, scaled.replicas[index] ?? set.wanted) || changed;
  }
  return changed;
}

/** The status of a ReplicaSet never counts more available pods than there are. */
function sizeOf({ wanted, available }: PodSet): { replicas: number; available: number } {
  return { replicas: wanted, available: Math.min(available, wanted) };
}

/** The new pods come when the last of the old ones has ended. */
function recreate(sim: Sim, controller: Controller, current: PodSet, old: readonly PodSet[]): void {
  for (const set of old) resize(sim, controller, set, 0);
  for (const pod of controller.pods) if (pod.set !== current && !pod.ended && !pod.removed) return;
  resize(sim, controller, current, controller.replicas);
}
