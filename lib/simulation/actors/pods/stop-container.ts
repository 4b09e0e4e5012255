import { busyUntil } from '../../account/in-flight';
import { bookResets, busyShare, openConnections, releaseConnections, slowestTurn } from '../../account/connections';
import { ownWorkLeft } from '../../account/own-work';
import { refreshAll } from '../../account/routes';
import type { OnSigterm } from '../../../facts';
import { MINIMUM_KILL_WINDOW, type Seconds } from '../../../kubernetes';
import type { Reason } from '../../account/reason';
import { endProcess } from './containers';
import { wakeProbes } from './probes';
import { callsTake } from '../routing/calls-take';
import { put } from '../../world/put';
import type { Container } from '../../world/pod';
import type { Sim } from '../../world/sim';
import { isItsTurn } from '../is-its-turn';

/**
 * The kubelet stops a container: its hook, SIGTERM, and SIGKILL when the grace period is over.
 *
 * @see pkg/kubelet/kuberuntime/kuberuntime_container.go killContainer
 */
export function stopContainer(
  sim: Sim,
  container: Container,
  grace: Seconds,
  why: NonNullable<Container['stopping']>,
): void {
  if (container.state !== 'running') return;
  container.stopping = why;
  const hook = grace > 0 ? Math.min(hookTime(sim, container, grace), grace) : 0;
  container.graceLeft = grace - Math.floor(hook + 1e-9);
  if (container.model.hook.handler !== 'none') {
    sim.recorder?.event(
      'hook',
      hook > 0 ? `preStop hook for ${round(hook)} s` : 'preStop hook ends at once',
      container,
    );
  }
  if (why === 'deleted') sim.recorder?.state(container.pod, hook > 0 ? 'pre-stop' : 'sigterm');
  const { stopsAt = Infinity } = container.model.hook;
  if (grace > 0 && stopsAt <= hook) put(sim, stopsAt, 'hook-stops', { container, stamp: container.stamp });
  if (hook > 0) runHook(sim, container, hook);
  put(sim, hook, 'sigterm', { container, stamp: container.stamp });
}

/** What the application does while its hook runs. */
function runHook(sim: Sim, container: Container, hook: Seconds): void {
  const { lameFrom, application } = container.model;
  if (lameFrom === 'pre-stop') becomeLame(sim, container);
  if (application.kept !== 'closes-early') return;
  put(sim, Math.min(hook, slowestTurn(sim, container.pod)), 'says-close', { container, stamp: container.stamp });
}

/** It serves on, and its readiness probe fails from its next turn on. */
function becomeLame(sim: Sim, container: Container): void {
  container.isLame = true;
  wakeProbes(sim, container);
}

/** Each connection has got an answer with `Connection: close`, or is to get one: their clients open others elsewhere. */
export function saysClose(sim: Sim, container: Container): void {
  if (container.state !== 'running' || container.sigtermAt !== undefined) return;
  container.saidClose = true;
  releaseConnections(sim, container.pod);
}

/** A hook tells the process of its container to stop: what it waits then, it waits for nothing. */
export function hookStops(sim: Sim, container: Container): void {
  if (container.sigtermAt !== undefined || container.state !== 'running') return;
  container.signalledAt = sim.now;
  container.endedBy = container.stopping;
  sim.recorder?.event('sigterm', 'is told to stop by its preStop hook', container);
  const { hook, application } = container.model;
  endsAfter(sim, container, hook.ending ?? application.onSigterm.kind);
}

function round(seconds: Seconds): number {
  return Math.round(seconds * 100) / 100;
}

/** A hook that nobody knows the end of takes any time until the grace period is over. */
function hookTime(sim: Sim, { model, pod }: Container, grace: Seconds): Seconds {
  const { handler, atLeast, atMost } = model.hook;
  if (handler === 'none' || handler === 'fails') return 0;
  const most = Math.min(atMost, Math.max(atLeast, grace));
  const share = pod.deletedAt === undefined ? callsTake(sim) : pod.calls;
  return atLeast + share * (most - atLeast) + (handler === 'exec' ? sim.draw.latency('execHook') : 0);
}

/** The hook is over: SIGTERM, or the wait for those that go first. */
export function hookDone(sim: Sim, container: Container): void {
  if (container.sigtermAt !== undefined) return;
  container.hookDone = true;
  container.hookDoneAt = sim.now;
  if (container.stopping === 'deleted' && !isItsTurn(container)) {
    put(sim, Math.max(0, container.graceLeft), 'sigterm', { container, stamp: container.stamp, value: 1 });
    return;
  }
  sigterm(sim, container);
}

/** What a container has waited for its turn is off its grace period, too: whole seconds of it, as of its hook. */
function takeTheWait(sim: Sim, container: Container): void {
  const waited = Math.floor(sim.now - container.hookDoneAt + 1e-9);
  container.graceLeft = Math.max(0, container.graceLeft - waited);
}

/** SIGTERM reaches the process. */
export function sigterm(sim: Sim, container: Container): void {
  if (container.sigtermAt !== undefined || container.state !== 'running') return;
  const { stamp, model } = container;
  container.sigtermAt = sim.now;
  if (container.hookDone) takeTheWait(sim, container);
  container.endedBy = container.stopping;
  sim.recorder?.event('sigterm', 'SIGTERM', container);
  if (container.stopping === 'deleted' && model.role === 'regular') sim.recorder?.state(container.pod, 'sigterm');
  if (model.lameFrom !== undefined) becomeLame(sim, container);
  const window = windowLeft(sim, container);
  const ends = isAsked(container) ? endsAfter(sim, container, model.application.onSigterm.kind) : Infinity;
  if (ends > window) put(sim, window, 'sigkill', { container, stamp });
}

/** Whether SIGTERM says something new: what has been told to drain already may still be one that it ends at once. */
function isAsked({ signalledAt, model: { hook, application } }: Container): boolean {
  if (signalledAt === undefined) return true;
  const { kind } = application.onSigterm;
  return hook.isOutdone === true && (kind === 'exits' || kind === 'unknown');
}

/** What is left between SIGTERM and SIGKILL; the kubelet leaves a little in any case. */
function windowLeft({ setting }: Sim, { graceLeft }: Container): Seconds {
  return graceLeft >= MINIMUM_KILL_WINDOW ? graceLeft : Math.max(setting.adversary.leastWindow, graceLeft);
}

/** Why a process ends that its kubelet stops: the probe that wants it, or what there is to say otherwise. */
export function reasonOf({ stopping }: Container, otherwise: Reason): Reason {
  return stopping === 'liveness' || stopping === 'startup' ? stopping : otherwise;
}

/** What the process does about SIGTERM, and when it ends; Infinity where it needs SIGKILL, or nobody knows yet. */
function endsAfter(sim: Sim, container: Container, does: OnSigterm['kind']): Seconds {
  const { onSigterm } = container.model.application;
  switch (does) {
    case 'ignores':
      return Infinity;
    case 'exits':
    case 'unknown':
      endProcess(sim, container, reasonOf(container, 'stopped'));
      return 0;
    case 'keeps-serving':
      if (!container.answers) return stopAccepting(sim, container);
      put(sim, onSigterm.kind === 'keeps-serving' ? onSigterm.for : 0, 'stop-accepting', {
        container,
        stamp: container.stamp,
      });
      return Infinity;
    case 'drains':
      return stopAccepting(sim, container);
  }
}

/** The process closes its listener, and ends when it has answered everything that it has taken: so many seconds from now. */
export function stopAccepting(sim: Sim, container: Container): Seconds {
  const { pod, stamp } = container;
  const isAnswering = pod.model.answering.includes(container.index);
  const ownWork = ownWorkLeft(container);
  container.stoppedAt = sim.now;
  container.listens = false;
  container.answers = false;
  refreshAll(sim, pod);
  wakeProbes(sim, container);
  if (pod.model.serving.includes(container.index) && !letConnectionsGo(sim, container)) return Infinity;
  const busy = isAnswering ? Math.max(0, busyUntil(sim, pod) - sim.now) : ownWork;
  put(sim, busy, 'drained', { container, stamp });
  return busy;
}

/** Whether nothing keeps the process: a connection that is busy in this moment stays where nobody closes it. */
function letConnectionsGo(sim: Sim, container: Container): boolean {
  const { pod } = container;
  const mass = pod.routes.reduce((sum, route) => sum + route.mass, 0);
  if (mass === 0) return true;
  const { kept } = container.model.application;
  if (kept !== 'leaves-open') {
    if (kept === 'closes-idle' || (kept === 'closes-early' && !container.saidClose)) bookResets(sim, container);
    releaseConnections(sim, pod);
    return true;
  }
  const busy = busyShare(sim, pod);
  const count = Math.max(1, Math.round(mass * openConnections(sim, pod)));
  let staying = sim.draw.isWorst ? busy * count : 0;
  for (let index = 0; index < count && !sim.draw.isWorst; index += 1)
    if (sim.draw.between(0, 1, 0) < busy) staying += 1;
  releaseConnections(sim, pod, staying === 0 ? 1 : 1 - staying / count);
  return staying === 0;
}
