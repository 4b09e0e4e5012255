import { endProcess } from '../actors/containers';
import { deletePod } from '../actors/deletion';
import { drainNode } from '../actors/eviction';
import type { Script } from '../actors/new-sim';
import { loseNode } from '../actors/node-loss';
import type { Container, Node, Pod, Sim } from '../actors/state';
import { put } from '../actors/put';
import type { ScenarioName } from '../scenario';

/** What a scenario begins with. */
export const SCRIPTS: Readonly<Record<ScenarioName, Script>> = {
  rollout: { act: release },
  rollback: { act: release, rollsBack: true },
  'never-ready': { act: release },
  'crashes-at-once': { act: release },
  'crashes-later': { act: release },
  'scale-down': { act: (sim) => scaleTo(sim, Math.max(1, Math.floor(sim.replicas / 2))) },
  'scale-to-one': { act: (sim) => scaleTo(sim, 1) },
  'drain-node': { act: (sim) => drain(sim, [fullestNode(sim)]) },
  'drain-all': { act: (sim) => drain(sim, [...sim.nodes]), nodesComeBack: true },
  'delete-pod': { act: (sim) => deletePod(sim, firstPod(sim)) },
  crash: { act: crashOne },
  oom: { act: crashOne },
  'node-loss': { act: (sim) => loseNode(sim, fullestNode(sim)) },
};

/** The new template is applied. */
export function release(sim: Sim): void {
  sim.target = 'new';
  sim.recorder?.event('action', 'the new version is wanted');
  actSoon(sim);
}

/** The controller hears of it. */
function actSoon(sim: Sim): void {
  const after = sim.draw.latency('action');
  sim.syncAt = sim.now + after;
  put(sim, after, 'sync', { value: sim.syncAt });
}

/** Another number of replicas is wanted. */
export function scaleTo(sim: Sim, replicas: number): void {
  sim.recorder?.event('action', `${replicas} of ${sim.replicas} replicas are wanted`);
  sim.replicas = replicas;
  const set = sim.sets.find(({ version }) => version === sim.target);
  if (set) set.wanted = replicas;
  actSoon(sim);
}

/** Nodes are drained, one after the other. */
export function drain(sim: Sim, nodes: readonly Node[]): void {
  const [first, ...others] = nodes;
  sim.drains.queue.push(...others);
  if (first) drainNode(sim, first);
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

export function firstPod(sim: Sim): Pod {
  return [...sim.pods][0] as Pod;
}

/** The node with the most of these pods. */
export function fullestNode(sim: Sim): Node {
  return sim.nodes.reduce((most, node) => (node.pods.size > most.pods.size ? node : most));
}
