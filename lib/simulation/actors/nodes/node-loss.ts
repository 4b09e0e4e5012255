import type { Reason } from '../../account/reason';
import { advance } from '../../account/flow';
import { cutInFlight } from '../../account/in-flight';
import { releaseConnections } from '../../account/connections';
import { cutOwnWork } from '../../account/own-work';
import { refreshAll } from '../../account/routes';
import type { Controller } from '../controllers/controller';
import { deletePod } from '../pods/deletion';
import { setPodReady } from '../pods/pod-status';
import { put } from '../../world/put';
import { removePod } from '../removal';
import type { Node } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** A node is gone: nothing on it runs, and nobody knows yet. */
export function loseNode(sim: Sim, node: Node): void {
  for (const channel of sim.channels) advance(sim, channel); // with it go the clients that run on it
  node.lost = true;
  sim.recorder?.event('action', `${node.name} is lost`);
  for (const pod of node.pods) {
    const [reached] = pod.model.serving;
    const container = reached === undefined ? undefined : pod.containers[reached];
    if (container) cutInFlight(sim, container, 'node-lost' satisfies Reason);
    for (const running of pod.containers) {
      if (running.state === 'running') cutOwnWork(sim, running, 'node-lost' satisfies Reason);
    }
    refreshAll(sim, pod);
    releaseConnections(sim, pod); // their requests time out, and clients connect anew
    sim.recorder?.state(pod, 'lost');
  }
  const { nodeMonitorGrace } = sim.setting;
  put(sim, nodeMonitorGrace, 'node-not-ready', { value: node.index });
  for (const controller of sim.controllers) {
    const { toleration } = controller.model;
    if (toleration === Infinity) continue;
    put(sim, nodeMonitorGrace + toleration, 'node-pods-evicted', { controller, value: node.index });
  }
}

/** The node controller has not heard of the node for too long. */
export function nodeNotReady(sim: Sim, node: Node): void {
  for (const pod of node.pods) setPodReady(sim, pod, false);
}

/**
 * Its pods are deleted; nobody is there to stop them, but their replacements can start elsewhere. Those of a DaemonSet
 * tolerate it, stay, and are unavailable.
 *
 * @see pkg/controller/daemon/util/daemonset_util.go AddOrUpdateDaemonPodTolerations
 */
export function evictFromLostNode(sim: Sim, { model: { kind }, index }: Controller, node: Node): void {
  if (kind === 'DaemonSet') return;
  for (const pod of [...node.pods]) {
    if (pod.set.workload !== index) continue;
    deletePod(sim, pod);
    if (kind !== 'StatefulSet') removePod(sim, pod);
  }
}
