import type { WorkloadModel } from '../../model/workload-model';
import type { Node, Pod, PodSet } from '../../world/pod';
import type { Sim } from '../../world/sim';
import type { Controller } from './controller';
import { syncDaemonSet } from './daemon-set';
import { syncDeployment } from './deployment';
import { managePods } from './pods-of-set';
import { syncStatefulSet } from './stateful-set';

/** The controller of the workload looks at it. */
export function sync(sim: Sim, controller: Controller): void {
  controller.syncAt = Infinity;
  noteCompletion(sim, controller);
  if (controller === sim.subject) actMidway(sim, controller);
  if (controller.hasGone) return;
  switch (controller.model.kind) {
    case 'Deployment':
      return syncDeployment(sim, controller);
    case 'StatefulSet':
      return syncStatefulSet(sim, controller);
    case 'DaemonSet':
      return syncDaemonSet(sim, controller);
    case 'ReplicaSet':
      return managePods(sim, controller, controller.sets[0] as PodSet);
    case 'Pod':
      return;
  }
}

/** When half of the new version is there, somebody does something. */
function actMidway(sim: Sim, controller: Controller): void {
  const { midway } = sim;
  const { target, sets } = controller;
  if (!midway || target !== 'new') return;
  const current = sets.find(({ version }) => version === 'new') as PodSet;
  if (current.available * 2 < wantedOf(current, controller)) return;
  sim.midway = undefined;
  midway(sim);
}

function noteCompletion(sim: Sim, controller: Controller): void {
  const { replicas, scalesTo = replicas } = controller;
  if (!sim.acted || sim.midway || sim.drains.current || sim.drains.queue.length > 0) return;
  if (isComplete(sim, controller) && areReady(sim, controller) && replicas === scalesTo) {
    controller.completeSince ??= sim.now;
    controller.firstComplete ??= sim.now;
  } else {
    controller.completeSince = undefined;
  }
}

/** Whether nobody is misled by pods that crash. */
function areReady({ setting }: Sim, { pods }: Controller): boolean {
  for (const { ready, deletedAt } of pods) if (!ready && deletedAt === undefined) return !setting.adversary.blips;
  return true;
}

/** Every pod is of the wanted version, and as many as are wanted are available. */
function isComplete({ nodes }: Sim, controller: Controller): boolean {
  const { sets, target, replicas, model, index, hasGone, pods } = controller;
  if (hasGone) return pods.size === 0;
  if (keepsAll(model))
    return sum(sets, ({ active }) => active.size) === replicas && sum(sets, byAvailable) === replicas;
  if (model.kind === 'DaemonSet') {
    const ownOf = ({ pods }: Node) => [...pods].filter(({ set }) => set.workload === index);
    return nodes.every((node) => node.lost || isUpToDate(ownOf(node), target));
  }
  return sets.every((set) => {
    const isMeant = set.version === target || (set.version === 'old' && keepsOld(model));
    if (!isMeant) return set.active.size === 0;
    const wanted = wantedOf(set, controller);
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

function keepsOld({ kind, update }: WorkloadModel): boolean {
  return kind === 'StatefulSet' && update.partition > 0;
}

/** Whether nothing is replaced because it is of another version. */
function keepsAll({ kind, update }: WorkloadModel): boolean {
  return kind !== 'DaemonSet' && (update.type === 'OnDelete' || update.paused);
}

function sum(sets: readonly PodSet[], countOf: (set: PodSet) => number): number {
  return sets.reduce((all, set) => all + countOf(set), 0);
}

function byAvailable({ available }: PodSet): number {
  return available;
}

/** A StatefulSet leaves the pods below its partition as they are. */
function wantedOf(set: PodSet, { target, replicas, model: { kind, update } }: Controller): number {
  if (kind !== 'StatefulSet' || target === 'old') return set.version === target ? replicas : 0;
  const kept = Math.min(update.partition, replicas);
  return set.version === 'old' ? kept : replicas - kept;
}
