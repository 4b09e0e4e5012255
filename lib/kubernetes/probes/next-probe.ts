import {
  INITIAL_PROBE_RESULTS,
  type ProbedContainer,
  type ProbeResult,
  type ProbeType,
  type ProbeWorker,
} from './probe-worker';
import type { Seconds } from '../values/seconds';

/** What a worker does when it is its turn: wait for the next one, probe now, or end. */
export interface NextProbe {
  readonly action: 'wait' | 'probe' | 'end';
  readonly worker: ProbeWorker;
}

/**
 * What a probe worker does at a tick or a trigger, up to the probe itself.
 *
 * @param initialDelay the probe's `initialDelaySeconds`, compared with the whole seconds that the container has run
 * @see pkg/kubelet/prober/worker.go doProbe
 */
export function nextProbe(
  type: ProbeType,
  initialDelay: Seconds,
  before: ProbeWorker,
  container: ProbedContainer,
): NextProbe {
  if (container.podEnded) return { action: 'end', worker: before };
  if (container.id === '') return { action: 'wait', worker: before };
  const worker = before.container === container.id ? before : workerOfNew(container, type, before);
  if (worker.onHold) return { action: 'wait', worker };
  if (container.state !== 'running') return whenNotRunning(worker, container);
  if (container.podDeleted && type !== 'readiness') return { action: 'end', worker: withResult(worker, 'success') };
  const isDue = Math.trunc(container.runningFor) >= initialDelay && container.started === (type !== 'startup');
  return { action: isDue ? 'probe' : 'wait', worker };
}

/** The run of equal results goes on from one container to the next. */
function workerOfNew(container: ProbedContainer, type: ProbeType, before: ProbeWorker): ProbeWorker {
  return { ...before, container: container.id, result: firstResult(container, type), onHold: false };
}

function firstResult(container: ProbedContainer, type: ProbeType): ProbeResult | undefined {
  if (!container.olderThanKubelet || container.state !== 'running') return INITIAL_PROBE_RESULTS[type];
  return type === 'startup' && container.sidecar && container.started ? 'success' : undefined;
}

function whenNotRunning(worker: ProbeWorker, container: ProbedContainer): NextProbe {
  const isOver = container.state === 'terminated' && container.restarts === false;
  return { action: isOver ? 'end' : 'wait', worker: withResult(worker, 'failure') };
}

function withResult(worker: ProbeWorker, result: ProbeResult): ProbeWorker {
  return worker.result === result ? worker : { ...worker, result };
}
