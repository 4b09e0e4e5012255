import { ownerOf } from '../controllers/owner-of';
import { requestSync } from '../controllers/request-sync';
import { updateSlice } from '../routing/endpoints';
import { takesOn } from '../nodes/takes';
import { markChanged } from '../mark-changed';
import { put } from '../../world/put';
import type { Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** The kubelet tells the API server what has become of a pod. */
export function statusChanged(sim: Sim, pod: Pod): void {
  const after = takesOn(sim, pod.node, 'status');
  if (after === 0) applyStatus(sim, pod);
  else put(sim, after, 'status', { pod });
}

/** The API server learns that something runs in a pod, so that it has an address, and whether it is ready. */
export function applyStatus(sim: Sim, pod: Pod): void {
  if (pod.removed) return;
  const isNew = !pod.hasAddress && pod.containers.some(({ published }) => published);
  pod.hasAddress ||= isNew;
  const ready = areContainersReady(pod);
  if (pod.model.isGated && !pod.gateOpen) {
    if (ready) put(sim, pod.model.gateDelay, 'gate', { pod });
  } else {
    setPodReady(sim, pod, ready);
  }
  if (isNew) updateSlice(sim, pod);
}

function areContainersReady({ containers, begun, ended }: Pod): boolean {
  if (ended || begun < containers.length) return false;
  return containers.every(({ ready, model }) => ready || model.role === 'init');
}

/** The load balancer has the pod, where it says so. */
export function openGate(sim: Sim, pod: Pod): void {
  pod.gateOpen = true;
  applyStatus(sim, pod);
}

/** A pod becomes ready, or ceases to be. */
export function setPodReady(sim: Sim, pod: Pod, ready: boolean): void {
  if (pod.ready === ready) return;
  pod.ready = ready;
  pod.readySince = sim.now;
  markChanged(pod);
  if (pod.deletedAt === undefined) countReady(sim, pod);
  recordReady(sim, pod);
  updateSlice(sim, pod);
}

function countReady(sim: Sim, pod: Pod): void {
  const owner = ownerOf(sim, pod);
  const { minReadySeconds } = owner.model.update;
  owner.ready += pod.ready ? 1 : -1;
  if (pod.ready && minReadySeconds > 0) {
    put(sim, Math.max(0, minReadySeconds - secondsOver(sim)), 'available', { pod, value: sim.now });
  }
  if (!pod.ready && hasEnded(pod) && sim.setting.adversary.blips) return;
  if (pod.ready && sim.draw.isWorst && sim.drains.evicting.size > 0) put(sim, 0, 'evict-waiting', {});
  if (!pod.ready || minReadySeconds === 0) setAvailable(pod, pod.ready);
  requestSync(sim, owner);
}

/** Whether a process of a pod has ended by itself, or by a liveness check that fails: it is there again, and ends again. */
function hasEnded({ containers }: Pod): boolean {
  return containers.some(({ endedBy }) => endedBy === 'itself' || endedBy === 'liveness');
}

/**
 * The API server keeps whole seconds, so that a part of the first one counts although it is over. At the worst all of it,
 * where pods are sent requests as soon as they are ready, and nothing where that comes late.
 */
function secondsOver({ draw, setting, now, clock }: Sim): number {
  if (draw.isWorst) return setting.adversary.lateIn ? 0 : 1;
  return (now + clock) % 1;
}

function recordReady({ recorder }: Sim, pod: Pod): void {
  if (!recorder) return;
  const hasEnded = pod.containers.some(({ state, model }) => state === 'exited' && model.role !== 'init');
  if (pod.ready) recorder.state(pod, 'ready');
  else if (!pod.stopping && !pod.node?.lost) recorder.state(pod, hasEnded ? 'back-off' : 'running');
  recorder.event(pod.ready ? 'ready' : 'not-ready', pod.ready ? 'is ready' : 'is not ready', pod);
}

/** A pod has been ready for as long as its controller wants. */
export function becomeAvailable(sim: Sim, pod: Pod, readySince: number): void {
  if (!pod.ready || pod.readySince !== readySince || pod.deletedAt !== undefined) return;
  setAvailable(pod, true);
  requestSync(sim, ownerOf(sim, pod));
}

/** Keeps count of what the controller may take for available. */
export function setAvailable(pod: Pod, available: boolean): void {
  if (pod.available === available) return;
  pod.available = available;
  pod.set.available += available ? 1 : -1;
}
