import type { Pod, PodSet, Sim } from '../state';
import { syncDaemonSet } from './daemon-set';
import { syncDeployment } from './deployment';
import { managePods } from './pods-of-set';
import { syncStatefulSet } from './stateful-set';

/** The controller of the workload looks at it. */
export function sync(sim: Sim): void {
  sim.syncAt = Infinity;
  noteCompletion(sim);
  actMidway(sim);
  switch (sim.setting.kind) {
    case 'Deployment':
      return syncDeployment(sim);
    case 'StatefulSet':
      return syncStatefulSet(sim);
    case 'DaemonSet':
      return syncDaemonSet(sim);
    case 'ReplicaSet':
      return managePods(sim, sim.sets[0] as PodSet);
    case 'Pod':
      return;
  }
}

/** When half of the new version is there, somebody does something. */
function actMidway(sim: Sim): void {
  const { midway } = sim;
  if (!midway || sim.target !== 'new') return;
  const current = sim.sets.find(({ version }) => version === 'new') as PodSet;
  if (current.available * 2 < wantedOf(current, 'new', sim.replicas, sim.setting)) return;
  sim.midway = undefined;
  midway(sim);
}

function noteCompletion(sim: Sim): void {
  if (!sim.acted || sim.midway || sim.drains.current || sim.drains.queue.length > 0) return;
  if (isComplete(sim) && areReady(sim) && sim.replicas === (sim.scalesTo ?? sim.replicas)) {
    sim.completeSince ??= sim.now;
    sim.firstComplete ??= sim.now;
  } else {
    sim.completeSince = undefined;
  }
}

/** Whether nobody is misled by pods that crash. */
function areReady({ setting, pods }: Sim): boolean {
  return !setting.adversary.blips || [...pods].every(({ ready, deletedAt }) => ready || deletedAt !== undefined);
}

/** Every pod is of the wanted version, and as many as are wanted are available. */
function isComplete({ sets, target, replicas, setting, nodes }: Sim): boolean {
  if (keepsAll(setting))
    return sum(sets, ({ active }) => active.size) === replicas && sum(sets, byAvailable) === replicas;
  if (setting.kind === 'DaemonSet') return nodes.every(({ lost, pods }) => lost || isUpToDate([...pods], target));
  return sets.every((set) => {
    const isMeant = set.version === target || (set.version === 'old' && keepsOld(setting));
    if (!isMeant) return set.active.size === 0;
    const wanted = wantedOf(set, target, replicas, setting);
    return set.active.size === wanted && set.available === wanted;
  });
}

/**
 * A DaemonSet counts a node as updated by the oldest pod on it, as long as that one has not ended. A node that is lost
 * has a pod that nobody replaces.
 *
 * @see pkg/controller/daemon/daemon_controller.go updateDaemonSetStatus
 */
function isUpToDate(pods: readonly Pod[], target: string): boolean {
  return pods.every((pod) => pod.version === target || pod.ended) && pods.some(({ available }) => available);
}

function keepsOld({ kind, update }: Sim['setting']): boolean {
  return kind === 'StatefulSet' && update.partition > 0;
}

/** Whether nothing is replaced because it is of another version. */
function keepsAll({ kind, update }: Sim['setting']): boolean {
  return kind !== 'DaemonSet' && (update.type === 'OnDelete' || update.paused);
}

function sum(sets: readonly PodSet[], countOf: (set: PodSet) => number): number {
  return sets.reduce((all, set) => all + countOf(set), 0);
}

function byAvailable({ available }: PodSet): number {
  return available;
}

/** A StatefulSet leaves the pods below its partition as they are. */
function wantedOf(set: PodSet, target: string, replicas: number, { kind, update }: Sim['setting']): number {
  if (kind !== 'StatefulSet' || target === 'old') return set.version === target ? replicas : 0;
  const kept = Math.min(update.partition, replicas);
  return set.version === 'old' ? kept : replicas - kept;
}
