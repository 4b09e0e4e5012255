import { disruptionBudgetStatus } from '../../../kubernetes';
import type { Budget } from '../../model/setting';
import { countsOf } from './budget-counts';
import { ownerOf } from '../controllers/owner-of';
import { deletePod } from '../pods/deletion';
import { heldBack } from './drain-wait';
import { isAsked, isAskedAgain, isInConflict } from './eviction-conflict';
import { worstBy } from '../../latency/draw';
import { put } from '../../world/put';
import type { Node, Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';
import { noticeLate } from '../routing/routing';
import { retryScheduling } from '../nodes/scheduler';
import { requestSync } from '../controllers/request-sync';

/**
 * `kubectl drain`: no new pods on the node, and those on it are asked to go, all at the same time. A DaemonSet's stay.
 *
 * @see staging/src/k8s.io/kubectl/pkg/drain/drain.go evictPods
 */
export function drainNode(sim: Sim, node: Node): void {
  const { drains, setting } = sim;
  drains.current = node;
  if (drains.queue.length === 0 && setting.adversary.lateDrains) sim.draw = worstBy({ lateDrains: true });
  node.cordoned = true;
  sim.recorder?.event('action', `${node.name} is drained`);
  const { draw } = sim;
  const begins = draw.latency('drainStart');
  const pods = [...node.pods].filter((pod) => ownerOf(sim, pod).model.kind !== 'DaemonSet');
  for (const [index, pod] of pods.entries()) {
    drains.evicting.set(pod, Infinity);
    const behind = index === 0 ? 0 : draw.latency('drainSpread');
    put(sim, begins + behind + heldBack(sim, index), 'evict', { pod });
  }
  if (pods.length === 0) put(sim, begins, 'drain-next', {});
}

/** The drain has seen that a pod is gone; after the last one it is done. */
export function seenGone(sim: Sim, pod: Pod): void {
  const { evicting } = sim.drains;
  evicting.delete(pod);
  if (evicting.size === 0) drainNext(sim);
}

/** The node after the one that has nothing more to be evicted; the drained one comes back, at the worst as a new one. */
export function drainNext(sim: Sim): void {
  const { current, queue } = sim.drains;
  if (current && sim.drains.comesBack) {
    current.cordoned = false;
    if (sim.draw.isWorst) current.images.clear();
    retryScheduling(sim);
  }
  sim.drains.current = undefined;
  const next = queue.shift();
  if (next) drainNode(sim, next);
  else {
    sim.drains.doneAt = sim.now;
    for (const controller of sim.controllers) requestSync(sim, controller);
  }
}

/**
 * An eviction is asked for: it deletes the pod, or a budget refuses it and it is asked for again.
 *
 * @see pkg/registry/core/pod/storage/eviction.go
 */
export function evict(sim: Sim, pod: Pod, isRetry = false): void {
  if (isRetry) sim.drains.retries -= 1;
  if (pod.removed) return; // it is known by then that it has gone
  if (pod.deletedAt !== undefined) {
    pod.evictedAt = sim.now;
    return;
  }
  const budgets = budgetsOf(sim, pod);
  if (budgets.length > 1 && !isPending(pod)) {
    sim.drains.failure = wordSeveral(budgets);
    return;
  }
  if (isInConflict(sim, pod, budgets[0])) {
    sim.recorder?.event('eviction', 'meets another eviction at its disruption budget, and is asked again', pod);
    put(sim, sim.draw.latency('conflictRetry'), 'evict', { pod });
  } else if (isAllowed(sim, pod)) allow(sim, pod, budgets);
  else refuse(sim, pod);
}

function allow(sim: Sim, pod: Pod, budgets: readonly Budget[]): void {
  sim.recorder?.event('eviction', 'is evicted', pod);
  pod.evictedAt = sim.now;
  for (const budget of budgets) sim.drains.allowedAt.set(budget, sim.now);
  if (sim.draw.isWorst && (sim.drains.evicting.get(pod) ?? Infinity) < Infinity) noticeLate(sim);
  deletePod(sim, pod);
}

function refuse(sim: Sim, pod: Pod): void {
  const keptSince = sim.drains.evicting.get(pod);
  if (keptSince !== undefined) sim.drains.evicting.set(pod, Math.min(sim.now, keptSince));
  sim.recorder?.event('eviction', 'may not be evicted: its disruption budget does not allow it', pod);
  retry(sim, pod);
}

/** kubectl asks again and again; where nothing else is going to happen the answer stays the same, for ever. */
function retry(sim: Sim, pod: Pod): void {
  if (sim.queue.size === sim.drains.retries) return;
  sim.drains.retries += 1;
  put(sim, sim.draw.latency('drainRetry'), 'evict', { pod, value: 1 });
}

/** A budget may allow one more eviction: at the worst it is asked for in this moment, where it may be. */
export function evictWaiting(sim: Sim): void {
  for (const [pod, keptSince] of sim.drains.evicting) {
    const elapsed = sim.now - keptSince;
    const mayBe = isAsked(elapsed) || isAskedAgain(sim, pod, elapsed);
    if (mayBe && pod.deletedAt === undefined && isAllowed(sim, pod)) evict(sim, pod);
  }
}

/** The budgets that select a pod. */
function budgetsOf({ setting }: Sim, { set }: Pod): readonly Budget[] {
  return setting.budgets.filter(({ over }) => over.includes(set.workload));
}

function wordSeveral(budgets: readonly Budget[]): string {
  const names = budgets.map(({ name }) => name).join(' and ');
  return `the disruption budgets ${names} select the same pods: the API server refuses every eviction, and kubectl drain ends with an error`;
}

/** What has not begun to run goes without asking a budget. */
function isPending({ containers }: Pod): boolean {
  return !containers.some(({ published }) => published);
}

function isAllowed(sim: Sim, pod: Pod): boolean {
  const [budget] = budgetsOf(sim, pod);
  if (!budget || isPending(pod)) return true;
  const status = disruptionBudgetStatus(budget.limits, countsOf(sim, budget));
  if (!pod.ready) {
    if (budget.evictsUnhealthy) return true;
    if (budget.uncounted !== undefined) return false;
    if (status.currentHealthy >= status.desiredHealthy && status.desiredHealthy > 0) return true;
  }
  return budget.uncounted === undefined && status.disruptionsAllowed > 0;
}
