import { pushAll } from '../../kubernetes';
import { endProcess } from '../actors/pods/containers';
import { deletePod } from '../actors/pods/deletion';
import { drainNode } from '../actors/eviction/eviction';
import { wakeProbes } from '../actors/pods/probes';
import type { Script } from '../world/script';
import { shareOf } from '../actors/nodes/scheduler';
import { loseNode } from '../actors/nodes/node-loss';
import type { Container, Node, Pod } from '../world/pod';
import type { Sim } from '../world/sim';
import { scaleDownTo, scaleTo } from '../actors/scaling';
import type { ScenarioName } from '../scenario';
import { release, rollBack } from './release';

export { release, scaleTo };

/** What a scenario begins with. */
export const SCRIPTS: Readonly<Record<ScenarioName, Script>> = {
  rollout: { act: release },
  rollback: { act: release, midway: rollBack },
  'scale-midway': { act: release, midway: scaleMidway },
  'never-ready': { act: release },
  'crashes-at-once': { act: release },
  'crashes-later': { act: release },
  'never-alive': { act: release },
  'liveness-fails': { act: failChecks },
  'scale-down': { act: scaleDown },
  'scale-to-one': { act: (sim) => scaleDownTo(sim, 1) },
  'drain-node': { act: (sim) => drain(sim, [fullestNode(sim)]) },
  'drain-all': { act: (sim) => drain(sim, [...sim.nodes]), nodesComeBack: true },
  'delete-pod': { act: (sim) => deletePod(sim, firstPod(sim)) },
  crash: { act: crashOne },
  oom: { act: crashOne },
  'node-loss': { act: (sim) => loseNode(sim, fullestNode(sim)) },
};

/** Half as many replicas are wanted. */
function scaleDown(sim: Sim): void {
  scaleDownTo(sim, halfOf(sim.subject.replicas));
}

/** Half of so many replicas, and one at least. */
export function halfOf(replicas: number): number {
  return Math.max(1, Math.floor(replicas / 2));
}

/** The same in the middle of a rollout; what replaces pods one by one is left three, since one is missing at any time. */
function scaleMidway(sim: Sim): void {
  const { model, replicas } = sim.subject;
  if (model.kind === 'StatefulSet') scaleDownTo(sim, Math.max(3, Math.floor(replicas / 2)));
  else scaleDown(sim);
}

/** Nodes are drained, one after the other. */
export function drain(sim: Sim, nodes: readonly Node[]): void {
  const [first, ...others] = nodes;
  pushAll(sim.drains.queue, others);
  if (first) drainNode(sim, first);
}

/** The liveness checks of all pods begin to fail, each at its next turn. */
function failChecks(sim: Sim): void {
  sim.recorder?.event('action', 'the liveness checks of all pods begin to fail');
  for (const { containers } of sim.subject.pods) {
    for (const container of containers) {
      for (const worker of container.workers) worker.origin = -sim.draw.between(0, worker.model.timing.period, 0);
      wakeProbes(sim, container);
    }
  }
}

function crashOne(sim: Sim): void {
  crash(sim, firstPod(sim));
}

/** The process that requests reach ends by itself; without traffic, that of the first regular container. */
export function crash(sim: Sim, pod: Pod): void {
  const place = pod.model.answering.at(-1) ?? pod.model.containers.findIndex(({ role }) => role === 'regular');
  const container = pod.containers[place] as Container | undefined;
  sim.recorder?.event('action', 'its process ends by itself', container);
  if (container) endProcess(sim, container, 'crashed');
}

export function firstPod({ subject }: Sim): Pod {
  return [...subject.pods][0] as Pod;
}

/** The node with the most of the subject's pods. */
export function fullestNode({ nodes, subject: { index } }: Sim): Node {
  const own = (node: Node) => shareOf(node, index).all;
  return nodes.reduce((most, node) => (own(node) > own(most) ? node : most));
}
