import { deploymentMinAvailable, reconciledNewReplicas, reconcileOldReplicaSets } from '../../../kubernetes';
import type { PodSet, Sim } from '../state';
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
export function syncDeployment(sim: Sim): void {
  const { update } = sim.setting;
  const current = sim.sets.find(({ version }) => version === sim.target) as PodSet;
  const old = sim.sets.filter((set) => set !== current);
  if (update.paused) {
    scaleSets(sim);
  } else if (isScaled(sim)) {
    scaleSets(sim);
    requestSync(sim); // the rollout goes on with what has become of it
  } else if (update.type === 'Recreate') {
    recreate(sim, current, old);
  } else if (reconcileNew(sim, current, old) || reconcileOld(sim, current, old)) {
    requestSync(sim);
  }
  for (const set of sim.sets) managePods(sim, set);
}

function totalOf(sets: readonly PodSet[]): number {
  return sets.reduce((sum, { wanted }) => sum + wanted, 0);
}

function reconcileNew(sim: Sim, current: PodSet, old: readonly PodSet[]): boolean {
  if (current.wanted === sim.replicas) return false;
  const { maxSurge } = sim.setting.update;
  const total = totalOf(old) + current.wanted;
  const sizing = { strategyType: 'RollingUpdate' as const, replicas: sim.replicas, maxSurge, total };
  const wanted = reconciledNewReplicas({ ...sizing, current: current.wanted });
  return resize(sim, current, wanted);
}

function reconcileOld(sim: Sim, current: PodSet, old: readonly PodSet[]): boolean {
  if (totalOf(old) === 0) return false;
  const { maxSurge, maxUnavailable } = sim.setting.update;
  const minAvailable = deploymentMinAvailable('RollingUpdate', sim.replicas, { maxSurge, maxUnavailable });
  const sizes = old.map(sizeOf);
  const scaled = reconcileOldReplicaSets(sizes, sizeOf(current), minAvailable);
  let changed = false;
  for (const [index, set] of old.entries()) changed = resize(sim, set, scaled.replicas[index] ?? set.wanted) || changed;
  return changed;
}

/** The status of a ReplicaSet never counts more available pods than there are. */
function sizeOf({ wanted, available }: PodSet): { replicas: number; available: number } {
  return { replicas: wanted, available: Math.min(available, wanted) };
}

/** The new pods come when the last of the old ones has ended. */
function recreate(sim: Sim, current: PodSet, old: readonly PodSet[]): void {
  for (const set of old) resize(sim, set, 0);
  for (const pod of sim.pods) if (pod.set !== current && !pod.ended && !pod.removed) return;
  resize(sim, current, sim.replicas);
}
