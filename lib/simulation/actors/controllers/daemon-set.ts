import { daemonSetUpdateCounts } from '../../../kubernetes';
import { deletePod } from '../pods/deletion';
import { put } from '../../world/put';
import type { Controller } from './controller';
import type { Node, Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** The pods of a DaemonSet on one node. */
interface OnNode {
  readonly node: Node;
  readonly old?: Pod;
  readonly current?: Pod;
  /** Whether one that is being deleted has not ended yet. */
  readonly ending: boolean;
}

/**
 * A DaemonSet keeps one pod on each node, and replaces them node by node: the old one away first, or the new one
 * there first.
 *
 * @see pkg/controller/daemon/update.go rollingUpdate
 */
export function syncDaemonSet(sim: Sim, controller: Controller): void {
  const { maxSurge, maxUnavailable, type } = controller.model.update;
  const nodes = sim.nodes.filter(({ lost }) => !lost).map((node) => podsOn(controller, node));
  const counts = daemonSetUpdateCounts(sim.nodes.length, maxSurge, maxUnavailable);
  const surges = counts.maxSurge > 0;
  for (const { node, old, current, ending } of nodes) {
    if (!old && !current && (surges || !ending)) create(sim, controller, node);
  }
  if (type !== 'RollingUpdate') return;
  if (surges) surge(sim, controller, nodes, counts.maxSurge);
  else replace(sim, nodes, counts.maxUnavailable);
}

function podsOn({ index, target }: Controller, node: Node): OnNode {
  let [old, current]: (Pod | undefined)[] = [undefined, undefined];
  let ending = false;
  for (const pod of node.pods) {
    if (pod.set.workload !== index) continue;
    if (pod.deletedAt !== undefined) ending ||= !pod.ended && !pod.removed;
    else if (pod.version === target) current = pod;
    else old = pod;
  }
  return { node, ...(old && { old }), ...(current && { current }), ending };
}

function create(sim: Sim, controller: Controller, node: Node): void {
  const { creating, sets, target } = controller;
  if (creating.has(node.index)) return;
  creating.add(node.index);
  const value = sets.findIndex(({ version }) => version === target);
  put(sim, sim.draw.latency('scheduling'), 'create', { controller, value, stamp: node.index });
}

function replace(sim: Sim, nodes: readonly OnNode[], maxUnavailable: number): void {
  let missing = sim.nodes.length - nodes.length; // those on lost nodes are unavailable
  for (const { old, current } of nodes) if (!old?.available && !current?.available) missing += 1;
  for (const { old } of nodes) if (old && !old.available) deletePod(sim, old);
  for (const { old } of nodes) {
    if (missing >= maxUnavailable) return;
    if (!old || old.deletedAt !== undefined) continue;
    deletePod(sim, old);
    missing += 1;
  }
}

function surge(sim: Sim, controller: Controller, nodes: readonly OnNode[], maxSurge: number): void {
  const comes = ({ node, current }: OnNode) => current !== undefined || controller.creating.has(node.index);
  const outdated = nodes.filter(({ old }) => old !== undefined);
  for (const { old, current } of outdated) {
    if (old && current && (current.available || !old.ready)) deletePod(sim, old);
  }
  for (const one of outdated) if (!one.old?.available && !comes(one)) create(sim, controller, one.node);
  let surging = outdated.filter((one) => comes(one) && !one.current?.available).length;
  for (const one of outdated) {
    if (surging >= maxSurge) return;
    if (one.old?.deletedAt !== undefined || comes(one)) continue;
    create(sim, controller, one.node);
    surging += 1;
  }
}
