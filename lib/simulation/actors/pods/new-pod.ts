import { INITIAL_PROBE_RESULTS, NEW_PROBE_WORKER, type ProbeType, type ProbeWorker } from '../../../kubernetes';
import type { Controller } from '../controllers/controller';
import { markChanged } from '../mark-changed';
import type { ContainerModel, ProbeModel } from '../../model/pod-model';
import type { Container, Pod, PodSet, Worker } from '../../world/pod';
import type { Route } from '../../world/route';
import type { Sim } from '../../world/sim';

/** A pod as the API server has just made it. Each field is there from the beginning, so that all have one shape. */
export function newPod(sim: Sim, controller: Controller, set: PodSet, ordinal: number): Pod {
  const model = set.version === 'old' ? controller.model.old : controller.model.next;
  const id = controller.created++;
  const containers: Container[] = [];
  const pod: Pod = {
    id,
    uid: String(Math.imul(id + 1, 0x9e3779b1) >>> 0).padStart(10, '0'),
    name: nameOf(controller, id, ordinal),
    version: set.version,
    model,
    set,
    ordinal,
    created: sim.now,
    node: undefined,
    deletedAt: undefined,
    evictedAt: undefined,
    containers,
    probedSince: 0,
    grace: model.gracePeriod,
    stopping: false,
    ended: false,
    removed: false,
    sandboxGone: false,
    calls: 0,
    hasAddress: false,
    begun: 0,
    ready: false,
    readySince: 0,
    gateOpen: false,
    available: false,
    slice: 'none',
    routes: sim.channels.map(newRoute),
  };
  for (const [index, container] of model.containers.entries()) containers.push(newContainer(pod, index, container));
  count(sim, controller, pod);
  return pod;
}

function count(sim: Sim, controller: Controller, pod: Pod): void {
  pod.set.active.add(pod);
  markChanged(pod);
  sim.pods.add(pod);
  controller.pods.add(pod);
  if (controller.model.kind === 'StatefulSet') controller.byOrdinal[pod.ordinal] = pod;
  controller.most = Math.max(controller.most, controller.pods.size);
}

/** What a worker knows before its first turn. */
const NEW_WORKERS: Readonly<Record<ProbeType, ProbeWorker>> = {
  readiness: { ...NEW_PROBE_WORKER, result: INITIAL_PROBE_RESULTS.readiness },
  liveness: { ...NEW_PROBE_WORKER, result: INITIAL_PROBE_RESULTS.liveness },
  startup: { ...NEW_PROBE_WORKER, result: INITIAL_PROBE_RESULTS.startup },
};

/** Pods are told apart by a number; those of a StatefulSet by their ordinal, as in a cluster. */
function nameOf({ model: { name, kind } }: Controller, id: number, ordinal: number): string {
  return `${name}-${kind === 'StatefulSet' ? ordinal : id + 1}`;
}

function newRoute(): Route {
  return {
    knows: 'none',
    mode: 'none',
    since: 0,
    sinceFlow: 0,
    trouble: undefined,
    accepted: [],
    noticed: 0,
    learnt: 0,
    mass: 0,
    massSince: -Infinity,
  };
}

function newContainer(pod: Pod, index: number, model: ContainerModel): Container {
  return {
    pod,
    index,
    model,
    workers: model.probes.map(newWorker),
    state: 'waiting',
    stamp: 0,
    startedAt: 0,
    published: false,
    started: false,
    ready: false,
    listens: false,
    answers: false,
    hookDone: false,
    hookDoneAt: 0,
    saidClose: false,
    isLame: false,
    graceLeft: 0,
    restarts: 0,
    stopping: undefined,
    sigtermAt: undefined,
    signalledAt: undefined,
    stoppedAt: undefined,
    exitedAt: undefined,
    exitedBefore: undefined,
    endedBy: undefined,
    backOff: undefined,
  };
}

function newWorker(model: ProbeModel): Worker {
  const state = NEW_WORKERS[model.type];
  return { model, state, origin: 0, stamp: 0, isDue: false };
}
