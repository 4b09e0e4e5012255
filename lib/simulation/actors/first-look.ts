import type { Seconds } from '../../kubernetes';
import type { ProbeModel } from '../model/pod-model';
import type { Setting } from '../model/setting';
import { untilRelist } from './relist';
import type { Container } from '../world/pod';
import type { Sim } from '../world/sim';

/** The latest that a kubelet first looks at the readiness of a container: it looks at the runtime every second. */
const LATEST_READINESS: Seconds = 1.06;

/** So little earlier is too early. */
const JUST: Seconds = 1e-6;

/**
 * How long after the start of a container its readiness is looked at first. Each status of a container that runs and is
 * not ready lets its readiness be looked at: the first one, which hardly any application is quick enough for, and the one
 * after the kubelet's next look at the runtime, from which the worker ticks on. Where that look falls before the first
 * status there is only one.
 */
export function firstReadinessLook(sim: Sim, container: Container, probe: ProbeModel): Seconds {
  const { draw, setting } = sim;
  if (draw.isWorst) {
    const late = isLate(setting, container);
    return late ? latestLook(container, probe, LATEST_READINESS) : soonestLook(container, probe);
  }
  const running = draw.latency('running');
  const relist = untilRelist(sim, container.pod);
  return running >= succeedsAfter(container, probe) || relist < running ? running : relist + draw.latency('firstLook');
}

/**
 * How long after the start of a container the worker of another probe ticks. It has begun with the pod, before anything
 * in it ran, so that any moment is possible.
 */
export function firstTick({ draw, setting }: Sim, container: Container, probe: ProbeModel): Seconds {
  const { type, timing } = probe;
  if (!draw.isWorst) return container.pod.probedSince - container.startedAt;
  return type === 'startup' && isLate(setting, container)
    ? latestLook(container, probe, timing.period)
    : timing.initialDelay;
}

/** Whether probes tell late: where all pods have crashed, that is worse whatever was before. */
function isLate({ adversary: { lateProbes, inStep } }: Setting, { restarts }: Container): boolean {
  return lateProbes || (inStep && restarts > 0);
}

/** The look of which one comes just before the application would pass, so that only the next one tells. */
function latestLook(container: Container, probe: ProbeModel, latest: Seconds): Seconds {
  const { initialDelay, period } = probe.timing;
  const passes = Math.max(initialDelay, succeedsAfter(container, probe));
  if (passes === 0 || !Number.isFinite(passes)) return passes === 0 ? Math.min(latest, period - JUST) : 0;
  return Math.min(latest, (passes - JUST) % period);
}

/** The look from which one comes just when the application passes, where there may be one. */
function soonestLook(container: Container, probe: ProbeModel): Seconds {
  const { initialDelay, period } = probe.timing;
  const passes = Math.max(initialDelay, succeedsAfter(container, probe));
  const look = Number.isFinite(passes) ? passes % period : 0;
  return look <= LATEST_READINESS ? look : 0;
}

function succeedsAfter({ model }: Container, { asks }: ProbeModel): Seconds {
  const { listensAfter, servesAfter } = model.application;
  if (asks === 'nothing') return 0;
  return asks === 'listens' ? listensAfter : servesAfter;
}
