import { statefulSetMaxUnavailable } from '../../../kubernetes';
import { roomFor } from './pods-of-set';
import { deletePod } from '../pods/deletion';
import { put } from '../../world/put';
import type { Controller } from './controller';
import type { Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';

/**
 * A StatefulSet keeps its pods by their ordinals, from the first one up, and replaces them from the last one down:
 * always the old one away first, one at a time.
 *
 * @see pkg/controller/statefulset/stateful_set_control.go updateStatefulSet
 */
export function syncStatefulSet(sim: Sim, controller: Controller): void {
  const pods = controller.byOrdinal;
  if (!fillUp(sim, controller, pods)) return;
  if (!scaleDown(sim, controller, pods)) return;
  if (controller.model.update.type !== 'RollingUpdate') return;
  if (controller.model.update.together === undefined) replaceOne(sim, controller, pods);
  else replaceSeveral(sim, controller, pods);
}

/** Whether every wanted pod is there and, unless they start in parallel, available. */
function fillUp(sim: Sim, controller: Controller, pods: readonly (Pod | undefined)[]): boolean {
  const { parallel } = controller.model.update;
  for (let ordinal = 0; ordinal < controller.replicas; ordinal += 1) {
    const pod = pods[ordinal];
    if (!pod) create(sim, controller, ordinal);
    else if (pod.ended && pod.deletedAt === undefined) deletePod(sim, pod);
    if (!parallel && !isUp(pod)) return false;
  }
  return true;
}

function isUp(pod: Pod | undefined): boolean {
  return pod !== undefined && pod.available && pod.deletedAt === undefined;
}

function create(sim: Sim, controller: Controller, ordinal: number): void {
  const { sets, target, creating, model } = controller;
  const version = ordinal >= model.update.partition ? target : 'old';
  if (creating.has(ordinal) || roomFor(controller) <= creating.size) return;
  creating.add(ordinal);
  const value = sets.findIndex((one) => one.version === version);
  put(sim, sim.draw.latency('scheduling'), 'create', { controller, value, stamp: ordinal });
}

/**
 * Pods beyond the wanted ones go one by one, the last one first. One that is not available waits until it is, unless
 * none below it is unavailable, too.
 */
function scaleDown(sim: Sim, { replicas, model }: Controller, pods: readonly (Pod | undefined)[]): boolean {
  for (let ordinal = pods.length - 1; ordinal >= replicas; ordinal -= 1) {
    const pod = pods[ordinal];
    if (!pod) continue;
    const { parallel } = model.update;
    const mayGo = parallel || isUp(pod) || areUp(pods.slice(replicas, ordinal));
    if (pod.deletedAt === undefined && mayGo) deletePod(sim, pod);
    if (!parallel) return false;
  }
  return true;
}

function areUp(pods: readonly (Pod | undefined)[]): boolean {
  return pods.every((pod) => pod === undefined || isUp(pod));
}

function replaceOne(sim: Sim, controller: Controller, pods: readonly (Pod | undefined)[]): void {
  const { replicas, target, model } = controller;
  for (let ordinal = replicas - 1; ordinal >= model.update.partition; ordinal -= 1) {
    const pod = pods[ordinal];
    if (pod && pod.version !== target && pod.deletedAt === undefined) {
      deletePod(sim, pod);
      return;
    }
    if (!isUp(pod)) return;
  }
}

/**
 * As many as may be unavailable, from the last one down, whether they are available or not: pods below the partition
 * count, too.
 *
 * @see pkg/controller/statefulset/stateful_set_control.go updateStatefulSetAfterInvariantEstablished
 */
function replaceSeveral(sim: Sim, controller: Controller, pods: readonly (Pod | undefined)[]): void {
  const { replicas, target, model } = controller;
  const wanted = pods.slice(0, replicas);
  const unavailable = Array.from({ length: replicas }, (_, ordinal) => wanted[ordinal]).filter((pod) => !isUp(pod));
  let room = statefulSetMaxUnavailable(model.update.together, replicas) - unavailable.length;
  for (let ordinal = replicas - 1; ordinal >= model.update.partition && room > 0; ordinal -= 1) {
    const pod = pods[ordinal];
    if (!pod || pod.version === target || pod.deletedAt !== undefined) continue;
    deletePod(sim, pod);
    room -= 1;
  }
}
