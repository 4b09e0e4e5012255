import { earliestFirstProbe, type Seconds } from '../../../kubernetes';
import type { ProbeModel } from '../../model/pod-model';
import type { Setting } from '../../model/setting';
import { takesOn } from '../nodes/takes';
import { untilRelist } from '../routing/relist';
import type { Container } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** The latest that a kubelet first looks at the readiness of a container: it looks at the runtime every second. */
const LATEST_READINESS: Seconds = 1.06;

/**
 * The same after a postStart hook: the status that says that the container runs comes with the first look.
 *
 * Measured: Kubernetes 1.36.3, 0.00 to 0.04 s after the hook (6 of 6).
 */
const AFTER_HOOK: Seconds = 0.06;

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
    const { postStart } = container.model;
    const latest = postStart > 0 ? AFTER_HOOK : LATEST_READINESS;
    const late = latestLook(container, probe, latest, postStart);
    const soon = soonestLook(container, probe, latest, postStart);
    return late !== soon && isLate(setting, container) ? late : soon;
  }
  const running = takesOn(sim, container.pod.node, 'running');
  if (container.model.postStart > 0) return running;
  const relist = untilRelist(sim, container.pod);
  return running >= succeedsAfter(container, probe) || relist < running
    ? running
    : relist + takesOn(sim, container.pod.node, 'firstLook');
}

/**
 * How long after the start of a container the worker of another probe ticks. It has begun with the pod, before anything
 * in it ran, so that any moment is possible.
 */
export function firstTick(sim: Sim, container: Container, probe: ProbeModel): Seconds {
  const { draw, setting } = sim;
  const { type, timing } = probe;
  if (!draw.isWorst) return container.pod.probedSince - container.startedAt;
  const soon = delayOf(sim, container, probe);
  if (type !== 'startup') return soon;
  const late = latestLook(container, probe, timing.period);
  return late !== soon && isLate(setting, container) ? late : soon;
}

/**
 * How long after the start of a container its initial delay is over: the kubelet counts it from the start that the status
 * has, cut to the whole second. At the worst that is a second early, or nothing where probes are to tell late that an
 * application serves.
 */
export function delayOf(sim: Sim, container: Container, { type, timing }: ProbeModel): Seconds {
  const { draw, setting, clock } = sim;
  const { initialDelay } = timing;
  if (initialDelay === 0) return 0;
  if (draw.isWorst) {
    const earliest = earliestFirstProbe(timing);
    return type !== 'liveness' && earliest !== initialDelay && isLate(setting, container) ? initialDelay : earliest;
  }
  const started = container.startedAt + clock;
  return Math.max(0, initialDelay - (started - Math.floor(started)));
}

/** Whether probes tell late: where all pods have crashed, that is worse whatever was before. Asked where it matters. */
function isLate({ adversary }: Setting, { restarts }: Container): boolean {
  return adversary.lateProbes || (restarts > 0 && adversary.inStep);
}

/** The look of which one comes just before the application would pass, so that only the next one tells. */
function latestLook(container: Container, probe: ProbeModel, latest: Seconds, since: Seconds = 0): Seconds {
  const { initialDelay, period } = probe.timing;
  const passes = Math.max(0, Math.max(initialDelay, succeedsAfter(container, probe)) - since);
  if (passes === 0 || !Number.isFinite(passes)) return passes === 0 ? Math.min(latest, period - JUST) : 0;
  return Math.min(latest, (passes - JUST) % period);
}

/** The look from which one comes just when the application passes, where there may be one. */
function soonestLook(container: Container, probe: ProbeModel, latest: Seconds, since: Seconds): Seconds {
  const { period } = probe.timing;
  const passes = Math.max(0, Math.max(earliestFirstProbe(probe.timing), succeedsAfter(container, probe)) - since);
  const look = Number.isFinite(passes) ? passes % period : 0;
  return look <= latest ? look : 0;
}

function succeedsAfter({ model }: Container, { asks }: ProbeModel): Seconds {
  const { listensAfter, servesAfter } = model.application;
  if (asks === 'nothing') return 0;
  return asks === 'listens' ? listensAfter : servesAfter;
}
