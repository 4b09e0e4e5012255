import type { Account } from '../account/account';
import { shareConnections } from '../account/connections';
import { refreshAll } from '../account/routes';
import type { ProbeWorker, Seconds } from '../../kubernetes';
import { EventQueue } from '../engine/event-queue';
import type { Draw } from '../latency/draw';
import type { Setting } from '../model/setting';
import { NEVER_THERE } from '../model/taken-away';
import type { WorkloadModel } from '../model/workload-model';
import { workloadsOf } from '../model/workloads-of';
import type { Controller } from '../actors/controllers/controller';
import { leadsTo } from '../actors/routing/leads-to';
import { moveVolume } from '../actors/nodes/move-volume';
import { newDrains } from '../actors/eviction/drains';
import { newPod } from '../actors/pods/new-pod';
import { haveImages } from '../actors/pods/pull-images';
import { bestNode, take } from '../actors/nodes/scheduler';
import { sliceOf } from '../actors/routing/slice-of';
import { LONG_AGO } from './long-ago';
import { newChannels, shareNodes } from './new-channels';
import type { Container, Node, Pod, PodSet, Version } from './pod';
import type { Script } from './script';
import type { Route } from './route';
import type { Recorder, Sim } from './sim';
import type { SimEvent } from './sim-event';

/** Probe workers that have nothing new to find out. */
const SUCCEEDS: ProbeWorker = { container: '', result: 'success', lastResult: 'success', resultRun: 1, onHold: false };
const HAS_STARTED: ProbeWorker = { ...SUCCEEDS, onHold: true };

/** A world in which the old version runs and everything is quiet. */
export function newSim(setting: Setting, draw: Draw, script: Script, recorder?: Recorder): Sim {
  const account: Account = { byCause: {}, lost: 0, variance: {}, ...(setting.records && { entries: [] }) };
  const workloads = workloadsOf(setting);
  const nodes = Array.from({ length: setting.nodes }, (_, index) =>
    newNode(index, draw.between(0, 1, 0), workloads.length),
  );
  const controllers = workloads.map(newController);
  const sim: Sim = {
    now: LONG_AGO,
    queue: new EventQueue<SimEvent>(),
    draw,
    setting,
    nodes,
    preferred: inSomeOrder(nodes, draw),
    pods: new Set(),
    ghosts: new Set(),
    unscheduled: new Set(),
    taken: new Set([NEVER_THERE]),
    deprived: new Map(),
    controllers,
    subject: controllers[0] as Controller,
    channels: newChannels(setting, nodes, draw),
    account,
    recorder,
    clock: draw.between(0, 1, 0),
    drains: newDrains(script.nodesComeBack),
    sliceAt: LONG_AGO,
    act: script.act,
    acted: false,
    midway: script.midway,
    lowestCapacity: Infinity,
  };
  for (const controller of controllers) settleDown(sim, controller, script.placed?.[controller.index] ?? []);
  shareNodes(sim);
  recorder?.settled(sim);
  if (setting.clients.connections !== 'new') shareConnections(sim);
  return sim;
}

function newNode(index: number, relistAt: Seconds, workloads: number): Node {
  return {
    name: `node-${index + 1}`,
    index,
    cordoned: false,
    lost: false,
    pods: new Set(),
    shares: Array.from({ length: workloads }, () => ({ old: 0, new: 0, all: 0, live: 0 })),
    relistAt,
    starting: 0,
    pace: 0,
    images: new Map(),
    pulls: 0,
  };
}

/** Any order, where one is drawn: which of equal nodes the scheduler takes is a matter of chance. */
function inSomeOrder(nodes: readonly Node[], draw: Draw): readonly Node[] {
  const shuffled = [...nodes];
  for (let last = draw.isWorst ? 0 : shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw.between(0, last + 1, 0));
    [shuffled[last], shuffled[other]] = [shuffled[other] as Node, shuffled[last] as Node];
  }
  return shuffled;
}

function newController(model: WorkloadModel, index: number): Controller {
  return {
    index,
    model,
    sets: [newSet('old', index), newSet('new', index)],
    pods: new Set(),
    byOrdinal: [],
    target: 'old',
    replicas: model.replicas,
    hasGone: false,
    syncAt: Infinity,
    creating: new Set(),
    volumes: new Map(),
    created: 0,
    ready: 0,
    members: new Set(),
    isShort: false,
    most: 0,
    lastRemoval: 0,
  };
}

function newSet(version: Version, workload: number): PodSet {
  return {
    version,
    workload,
    wanted: 0,
    creating: 0,
    active: new Set(),
    changed: new Set(),
    fronts: new Map(),
    available: 0,
  };
}

/** The old pods of a workload, as if they had been there for long. */
function settleDown(sim: Sim, controller: Controller, placed: readonly number[]): void {
  const [set] = controller.sets as [PodSet];
  const count = controller.model.kind === 'DaemonSet' ? sim.nodes.length : controller.replicas;
  controller.replicas = count;
  if (controller.model.isNew) return;
  set.wanted = count;
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    settlePod(sim, controller, newPod(sim, controller, set, ordinal), placed[ordinal]);
  }
}

function settlePod(sim: Sim, controller: Controller, pod: Pod, place: number | undefined): void {
  const isOnEach = controller.model.kind === 'DaemonSet';
  const node = isOnEach ? sim.nodes[pod.ordinal] : (sim.nodes[place ?? -1] ?? bestNode(sim, pod));
  if (!node) return;
  pod.node = node;
  take(node, pod);
  haveImages(node, pod);
  moveVolume(sim, pod, node);
  pod.begun = pod.containers.length;
  pod.hasAddress = true;
  pod.ready = true;
  pod.readySince = LONG_AGO;
  pod.set.changed.delete(pod);
  pod.gateOpen = true;
  pod.slice = 'ready';
  for (const container of pod.containers) settleContainer(container);
  controller.ready += 1;
  pod.available = true;
  pod.set.available += 1;
  for (const channel of sim.channels) {
    if (!leadsTo(channel, pod) || sliceOf(channel, pod) !== 'ready') continue;
    (pod.routes[channel.index] as Route).knows = 'ready';
    (pod.routes[channel.index] as Route).noticed = 1;
    (pod.routes[channel.index] as Route).learnt = 1;
    channel.known.ready += 1;
  }
  refreshAll(sim, pod);
}

function settleContainer(container: Container): void {
  const isInit = container.model.role === 'init';
  container.state = isInit ? 'exited' : 'running';
  container.startedAt = LONG_AGO;
  container.published = !isInit;
  container.started = !isInit;
  container.ready = true;
  container.listens = !isInit;
  container.answers = !isInit;
  for (const worker of container.workers) {
    worker.state = worker.model.type === 'startup' ? HAS_STARTED : SUCCEEDS;
    worker.origin = 0;
  }
}
