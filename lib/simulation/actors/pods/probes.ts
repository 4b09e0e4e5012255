import { afterProbe, INITIAL_PROBE_RESULTS, type ProbeOutcome, type Seconds } from '../../../kubernetes';
import { setReady, setStarted } from './container-status';
import { delayOf, firstReadinessLook, firstTick } from './first-look';
import { put } from '../../world/put';
import type { Container, Worker } from '../../world/pod';
import type { Sim } from '../../world/sim';

/**
 * The probes of a container begin when its status says that it runs. Liveness and startup tick from the first sync of
 * the pod on, before anything in it runs; readiness is looked at when the status changes, and from there on.
 *
 * @see pkg/kubelet/prober/worker.go run, prober_manager.go UpdatePodStatus
 */
export function beginProbes(sim: Sim, container: Container): void {
  for (const worker of container.workers) {
    const { model, state } = worker;
    const { container: id, lastResult, resultRun } = state;
    worker.state = { container: id, result: INITIAL_PROBE_RESULTS[model.type], lastResult, resultRun, onHold: false };
    if (model.type === 'readiness') worker.origin = sim.now + firstReadinessLook(sim, container, model);
    else worker.origin = container.startedAt + firstTick(sim, container, model);
    awaitTick(sim, container, worker);
  }
}

/** Something that a probe would notice has changed: those that had nothing new to find out go on. */
export function wakeProbes(sim: Sim, container: Container): void {
  if (!container.published) return;
  for (const worker of container.workers) if (!worker.isDue) awaitTick(sim, container, worker);
}

/** The startup probe has succeeded: the kubelet looks at once whether the container is ready. */
export function pokeReadiness(sim: Sim, container: Container): void {
  for (const worker of container.workers) {
    if (worker.model.type !== 'readiness') continue;
    worker.origin = sim.now;
    worker.stamp += 1;
    worker.isDue = false;
    awaitTick(sim, container, worker);
  }
}

/** No turn before the initial delay is over, nor before (or after) its time; none that could find nothing new. */
function awaitTick(sim: Sim, container: Container, worker: Worker): void {
  const { type, timing } = worker.model;
  if (worker.state.onHold || worker.model.asks === 'error') return;
  if (type === 'startup' ? container.started : !container.started) return;
  if (type !== 'readiness' && container.stopping !== undefined) return;
  const earliest = Math.max(sim.now, container.startedAt + delayOf(sim, container, worker.model));
  const ticks = Math.max(0, Math.ceil((earliest - worker.origin) / timing.period - 1e-9));
  schedule(sim, container, worker, worker.origin + ticks * timing.period);
}

function schedule(sim: Sim, container: Container, worker: Worker, at: Seconds): void {
  worker.isDue = true;
  worker.stamp += 1;
  put(sim, Math.max(0, at - sim.now), 'probe', { container, worker, stamp: worker.stamp });
}

/** A turn of a probe worker. */
export function probe(sim: Sim, container: Container, worker: Worker): void {
  worker.isDue = false;
  if (!container.published || container.state === 'waiting') return;
  const { model } = worker;
  const outcome = outcomeOf(container, worker);
  const before = worker.state;
  worker.state = afterProbe(model.type, model.timing, before, outcome);
  if (outcome !== before.lastResult || before.resultRun === 0) {
    sim.recorder?.probe(container, model.type, outcome === 'success');
  }
  const settled = worker.state.result === (outcome === 'success' ? 'success' : 'failure');
  act(sim, container, worker);
  if (!settled && !worker.state.onHold) schedule(sim, container, worker, nextTick(sim, worker));
}

/** Counted from the first one: sums of periods would miss, by a hair, what comes with the last one that is allowed. */
function nextTick({ now }: Sim, { origin, model: { timing } }: Worker): Seconds {
  return origin + (Math.round((now - origin) / timing.period) + 1) * timing.period;
}

function outcomeOf(container: Container, { model }: Worker): ProbeOutcome {
  if (container.state !== 'running') return 'failure';
  if (container.isLame && model.type === 'readiness' && model.asks === 'answers') return 'failure';
  switch (model.asks) {
    case 'answers':
      return container.answers ? 'success' : 'failure';
    case 'listens':
      return container.listens ? 'success' : 'failure';
    case 'nothing':
      return 'success';
    case 'fails':
      return 'failure';
    case 'error':
      return 'unknown';
  }
}

function act(sim: Sim, container: Container, worker: Worker): void {
  const { model, state } = worker;
  if (model.type === 'readiness') {
    setReady(sim, container, container.started && state.result === 'success');
  } else if (model.type === 'startup' && state.result === 'success') {
    setStarted(sim, container);
    pokeReadiness(sim, container);
    wakeProbes(sim, container);
  } else if (state.result === 'failure' && container.stopping === undefined && !container.pod.stopping) {
    put(sim, 0, 'probe-failed', { container, worker, stamp: container.stamp });
  }
}
