import { deletePod } from '../deletion';
import { put } from '../put';
import type { Pod, PodSet, Sim } from '../state';

/**
 * A StatefulSet keeps its pods by their ordinals, from the first one up, and replaces them from the last one down:
 * always the old one away first, one at a time.
 *
 * @see pkg/controller/statefulset/stateful_set_control.go updateStatefulSet
 */
export function syncStatefulSet(sim: Sim): void {
  const pods: (Pod | undefined)[] = [];
  for (const pod of sim.pods) if (!pod.removed) pods[pod.ordinal] = pod;
  if (!fillUp(sim, pods)) return;
  if (!scaleDown(sim, pods)) return;
  if (sim.setting.update.type === 'RollingUpdate') replaceOne(sim, pods);
}

/** Whether every wanted pod is there and, unless they start in parallel, available. */
function fillUp(sim: Sim, pods: (Pod | undefined)[]): boolean {
  const { parallel } = sim.setting.update;
  for (let ordinal = 0; ordinal < sim.replicas; ordinal += 1) {
    const pod = pods[ordinal];
    if (!pod) create(sim, ordinal);
    else if (pod.ended && pod.deletedAt === undefined) deletePod(sim, pod);
    if (!parallel && !isUp(pod)) return false;
  }
  return true;
}

function isUp(pod: Pod | undefined): boolean {
  return pod !== undefined && pod.available && pod.deletedAt === undefined;
}

function create(sim: Sim, ordinal: number): void {
  const version = ordinal >= sim.setting.update.partition ? sim.target : 'old';
  const set = sim.sets.find((one) => one.version === version) as PodSet;
  if (sim.creating.has(ordinal)) return;
  sim.creating.add(ordinal);
  put(sim, sim.draw.latency('scheduling'), 'create', { value: sim.sets.indexOf(set), stamp: ordinal });
}

/**
 * Pods beyond the wanted ones go one by one, the last one first. One that is not available waits until it is, unless
 * none below it is unavailable, too.
 */
function scaleDown(sim: Sim, pods: readonly (Pod | undefined)[]): boolean {
  for (let ordinal = pods.length - 1; ordinal >= sim.replicas; ordinal -= 1) {
    const pod = pods[ordinal];
    if (!pod) continue;
    const { parallel } = sim.setting.update;
    const mayGo = parallel || isUp(pod) || areUp(pods.slice(sim.replicas, ordinal));
    if (pod.deletedAt === undefined && mayGo) deletePod(sim, pod);
    if (!parallel) return false;
  }
  return true;
}

function areUp(pods: readonly (Pod | undefined)[]): boolean {
  return pods.every((pod) => pod === undefined || isUp(pod));
}

function replaceOne(sim: Sim, pods: readonly (Pod | undefined)[]): void {
  for (let ordinal = sim.replicas - 1; ordinal >= sim.setting.update.partition; ordinal -= 1) {
    const pod = pods[ordinal];
    if (pod && pod.version !== sim.target && pod.deletedAt === undefined) {
      deletePod(sim, pod);
      return;
    }
    if (!isUp(pod)) return;
  }
}
