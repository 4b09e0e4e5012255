import { cutInFlight } from '../../account/in-flight';
import { resetConnections } from '../../account/connections';
import { cutOwnWork } from '../../account/own-work';
import { refreshAll } from '../../account/routes';
import type { Reason } from '../../account/reason';
import { ownerOf } from '../controllers/owner-of';
import { beginNext, setStarted } from './container-status';
import { isDeprived } from '../deprived';
import { statusChanged } from './pod-status';
import { beginProbes, wakeProbes } from './probes';
import { takesOn } from '../nodes/takes';
import { markChanged } from '../mark-changed';
import { put } from '../../world/put';
import { afterRelist } from '../routing/relist';
import type { Container, Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** A process starts, where its pod has what it needs. */
export function startProcess(sim: Sim, container: Container): void {
  const { pod, state, index } = container;
  if (!pod.stopping && state !== 'running' && !isDeprived(sim, pod, index)) begin(sim, container);
}

function begin(sim: Sim, container: Container): void {
  const { pod, model } = container;
  const isRestart = container.exitedAt !== undefined;
  container.stamp += 1;
  container.state = 'running';
  container.startedAt = sim.now;
  container.started = false;
  container.hookDone = false;
  container.saidClose = false;
  container.isLame = false;
  container.stopping = undefined;
  container.sigtermAt = undefined;
  container.signalledAt = undefined;
  container.stoppedAt = undefined;
  container.endedBy = undefined;
  if (isRestart) countRestart(container);
  sim.recorder?.event(isRestart ? 'restarted' : 'started', isRestart ? 'starts again' : 'starts', container);
  sim.recorder?.state(pod, 'starting');
  const { stamp } = container;
  if (model.role === 'init') {
    if (Number.isFinite(model.runs)) put(sim, model.runs, 'init-done', { container, stamp });
    return;
  }
  const { listensAfter, servesAfter, crashesAfter } = model.application;
  if (listensAfter < servesAfter) put(sim, listensAfter, 'listens', { container, stamp });
  if (Number.isFinite(servesAfter)) put(sim, servesAfter, 'serves', { container, stamp });
  if (crashesAfter !== undefined) put(sim, crashesAfter, 'crash', { container, stamp });
  if (model.postStartFails) put(sim, model.postStart, 'post-start-failed', { container, stamp });
  else if (model.postStart > 0) put(sim, model.postStart, 'post-start-done', { container, stamp });
  else publish(sim, container);
}

function countRestart(container: Container): void {
  container.restarts += 1;
  markChanged(container.pod);
}

/** The pod's status says that the container runs. */
export function publish(sim: Sim, container: Container): void {
  container.published = true;
  sim.recorder?.state(container.pod, 'running');
  if (!container.workers.some(({ model }) => model.type === 'startup')) setStarted(sim, container);
  if (!container.pod.hasAddress) statusChanged(sim, container.pod);
  beginProbes(sim, container);
  if (container.model.role === 'regular') beginNext(sim, container);
}

/** An init container is done. */
export function initDone(sim: Sim, container: Container): void {
  if (container.pod.stopping) {
    endProcess(sim, container, 'stopped'); // it would be started no other one, and its end is what the pod waits for
    return;
  }
  container.state = 'exited';
  container.ready = true;
  beginNext(sim, container);
}

/** Whether a process has been told to stop, by the kubelet or by its own hook. */
function isToldToStop({ sigtermAt, signalledAt }: Container): boolean {
  return sigtermAt !== undefined || signalledAt !== undefined;
}

/** The process accepts connections. */
export function listens(sim: Sim, container: Container): void {
  if (isToldToStop(container)) return;
  container.listens = true;
  wakeProbes(sim, container);
}

/** The process answers requests well. */
export function serves(sim: Sim, container: Container): void {
  if (isToldToStop(container)) return;
  container.listens = true;
  container.answers = true;
  sim.recorder?.event('serving', 'serves', container);
  refreshAll(sim, container.pod);
  wakeProbes(sim, container);
}

/** A process ends, whatever it was doing. */
export function endProcess(sim: Sim, container: Container, reason: Reason): void {
  if (container.state !== 'running') return;
  const { pod } = container;
  if (pod.model.answering.includes(container.index)) cutInFlight(sim, container, reason);
  cutOwnWork(sim, container, reason);
  if (pod.model.serving.includes(container.index)) resetConnections(sim, container);
  container.endedBy = isToldToStop(container) ? container.stopping : 'itself';
  container.stamp += 1;
  container.exitedBefore = container.exitedAt;
  container.exitedAt = sim.now;
  container.state = 'exited';
  container.listens = false;
  container.answers = false;
  refreshAll(sim, pod);
  sim.recorder?.event('exited', reason === 'killed' ? 'is killed' : 'exits', container);
  if (pod.stopping) endSandbox(sim, pod);
  const isAwaited = container.sigtermAt !== undefined;
  const seen = isAwaited ? takesOn(sim, pod.node, 'stopSeen') : afterRelist(sim, pod, 'crashSeen');
  put(sim, seen, 'exit-seen', { container, stamp: container.stamp });
  if (pod.stopping && pod.containers.length > 1) put(sim, takesOn(sim, pod.node, 'nextTurn'), 'turns', { pod });
}

/** A process ends by itself; at the worst those of all other pods that count as available, too. */
export function crash(sim: Sim, container: Container): void {
  for (const one of inStepWith(sim, container)) endProcess(sim, one, 'crashed');
}

/** What ends together with a container: at the worst it is the same one of all other pods that count as available, too. */
export function inStepWith(sim: Sim, container: Container): readonly Container[] {
  const others = [...ownerOf(sim, container.pod).pods].filter(
    (pod) => pod !== container.pod && pod.available && pod.version === container.pod.version,
  );
  if (others.length === 0 || !sim.setting.adversary.inStep) return [container];
  return [container, ...others.flatMap(({ containers }) => containers[container.index] ?? [])];
}

/** With the last container the sandbox goes; where nothing is sent to it, nobody sees. */
function endSandbox(sim: Sim, pod: Pod): void {
  const isLast = pod.containers.every(({ state }) => state !== 'running');
  if (isLast && pod.routes.some(({ mode }) => mode !== 'none')) {
    put(sim, sim.draw.latency('sandboxGone'), 'sandbox-gone', { pod });
  }
}
