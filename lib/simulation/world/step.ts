import { reconnect } from '../account/connections';
import { beginPod } from '../actors/pods/begin-pod';
import {
  crash,
  endProcess,
  initDone,
  inStepWith,
  listens,
  publish,
  serves,
  startProcess,
} from '../actors/pods/containers';
import type { Controller } from '../actors/controllers/controller';
import { createPod } from '../actors/controllers/pods-of-set';
import { sync } from '../actors/controllers/sync';
import { sandboxGone, stopPod } from '../actors/pods/deletion';
import { applySlice } from '../actors/routing/endpoints';
import { drainNext, evict, evictWaiting, seenGone } from '../actors/eviction/eviction';
import { giveTurns } from '../actors/give-turns';
import { evictFromLostNode, nodeNotReady } from '../actors/nodes/node-loss';
import { applyStatus, becomeAvailable, openGate } from '../actors/pods/pod-status';
import { probe } from '../actors/pods/probes';
import { imagesPulled } from '../actors/pods/pull-images';
import { removePod } from '../actors/removal';
import { exitSeen } from '../actors/pods/restarting';
import { proxySync, routeChanged } from '../actors/routing/routing';
import { applyNew, switchChannel, takeAway } from '../actors/releasing';
import { scaleTo } from '../actors/scaling';
import { schedule } from '../actors/nodes/scheduler';
import type { Channel } from './channel';
import type { Container, Node, Pod, PodSet, Worker } from './pod';
import type { Sim } from './sim';
import type { SimEvent } from './sim-event';
import type { EventKind } from './event-kind';
import {
  hookDone,
  hookStops,
  reasonOf,
  saysClose,
  sigterm,
  stopAccepting,
  stopContainer,
} from '../actors/pods/stop-container';

type Handler = (sim: Sim, event: SimEvent) => void;

/** What a kubelet does: nothing on a node that is gone. */
const BY_KUBELET: ReadonlySet<EventKind> = new Set([
  ...([
    'pulled',
    'start',
    'post-start-done',
    'post-start-failed',
    'listens',
    'serves',
    'crash',
    'init-done',
    'probe',
    'probe-failed',
  ] as const),
  ...([
    'status',
    'stop',
    'sigterm',
    'hook-stops',
    'says-close',
    'stop-accepting',
    'sigkill',
    'drained',
    'sandbox-gone',
    'exit-seen',
    'turns',
  ] as const),
]);

const ofContainer =
  (handle: (sim: Sim, container: Container, event: SimEvent) => void): Handler =>
  (sim, event) => {
    const { container, stamp } = event;
    if (container && container.stamp === stamp) handle(sim, container, event);
  };

const ofPod =
  (handle: (sim: Sim, pod: Pod, event: SimEvent) => void): Handler =>
  (sim, event) => {
    if (event.pod) handle(sim, event.pod, event);
  };

const ofController =
  (handle: (sim: Sim, controller: Controller, event: SimEvent) => void): Handler =>
  (sim, event) => {
    if (event.controller) handle(sim, event.controller, event);
  };

/** Who acts on what. */
const HANDLERS: Readonly<Record<EventKind, Handler>> = {
  act: (sim) => {
    sim.acted = true;
    sim.act(sim);
  },
  apply: applyNew,
  switch: (sim, { channel }) => switchChannel(sim, channel as Channel, true),
  goes: ofController(takeAway),
  taken: (sim, { value }) => sim.taken.add(value ?? 0),
  sync: ofController((sim, controller, { value }) => {
    if (value === controller.syncAt) sync(sim, controller);
  }),
  create: ofController((sim, controller, { value, stamp }) => {
    if (stamp !== undefined && controller.model.kind !== 'DaemonSet') controller.creating.delete(stamp);
    createPod(sim, controller, controller.sets[value ?? 0] as PodSet, stamp);
  }),
  scale: ofController((sim, controller, { value }) => scaleTo(sim, value ?? controller.replicas)),
  schedule: ofPod(schedule),
  pulled: ofPod(imagesPulled),
  start: (sim, { pod, container, stamp, value }) => {
    if (container && container.stamp === stamp) startProcess(sim, container);
    else if (pod && !container) beginPod(sim, pod, value === 1);
  },
  'post-start-done': ofContainer(publish),
  'post-start-failed': ofContainer((sim, container) =>
    stopContainer(sim, container, container.pod.grace, 'post-start'),
  ),
  listens: ofContainer(listens),
  serves: ofContainer(serves),
  crash: ofContainer(crash),
  'init-done': ofContainer(initDone),
  probe: (sim, { container, worker, stamp }) => {
    if (container && worker?.stamp === stamp) probe(sim, container, worker as Worker);
  },
  'probe-failed': ofContainer((sim, container, { worker }) => {
    const { type, gracePeriod } = (worker as Worker).model;
    if (type === 'readiness' || container.pod.stopping || container.stopping !== undefined) return;
    for (const one of inStepWith(sim, container)) {
      if (!one.pod.stopping && one.stopping === undefined) stopContainer(sim, one, gracePeriod ?? one.pod.grace, type);
    }
  }),
  turns: ofPod(giveTurns),
  status: ofPod(applyStatus),
  gate: ofPod(openGate),
  available: ofPod((sim, pod, { value }) => becomeAvailable(sim, pod, value ?? 0)),
  slice: ofPod(applySlice),
  route: ofPod((sim, pod, { channel, value, stamp }) =>
    routeChanged(sim, channel as Channel, pod, value ?? 0, stamp ?? 0),
  ),
  'proxy-sync': (sim, { channel }) => proxySync(sim, channel as Channel),
  stop: ofPod(stopPod),
  sigterm: ofContainer((sim, container, { value }) => (value === 1 ? sigterm : hookDone)(sim, container)),
  'hook-stops': ofContainer(hookStops),
  'says-close': ofContainer(saysClose),
  'stop-accepting': ofContainer(stopAccepting),
  sigkill: ofContainer((sim, container) => endProcess(sim, container, reasonOf(container, 'killed'))),
  drained: ofContainer((sim, container) => endProcess(sim, container, 'stopped')),
  'sandbox-gone': ofPod(sandboxGone),
  'exit-seen': ofContainer(exitSeen),
  removed: ofPod(removePod),
  evict: ofPod((sim, pod, { value }) => evict(sim, pod, value === 1)),
  'evict-waiting': evictWaiting,
  'drain-next': drainNext,
  'drain-seen': ofPod(seenGone),
  reconnect: ofPod((sim, pod, { channel }) => reconnect(sim, channel as Channel, pod)),
  'node-not-ready': (sim, { value }) => nodeNotReady(sim, sim.nodes[value ?? 0] as Node),
  'node-pods-evicted': ofController((sim, controller, { value }) =>
    evictFromLostNode(sim, controller, sim.nodes[value ?? 0] as Node),
  ),
};

/** What one event does to the world. */
export function step(sim: Sim, event: SimEvent): void {
  const pod = event.pod ?? event.container?.pod;
  if (pod?.node?.lost && BY_KUBELET.has(event.kind)) return;
  HANDLERS[event.kind](sim, event);
}
