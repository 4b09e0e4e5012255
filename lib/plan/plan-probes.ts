import {
  effectiveInterval,
  latestKill,
  latestUnready,
  smallestInitialDelay,
  startupGuarantee,
  type ProbeTiming,
  type Seconds,
} from '../kubernetes';
import { smallestLivenessThreshold } from './liveness';
import type { ContainerReleaseFacts, ProbeWish } from './release-facts';
import type { PlannedNumber } from './release-plan';
import { smallestStartupThreshold, startupPeriod } from './startup';

/** What a probe looks like where the user wants nothing else, in seconds and failures in a row. */
const USUAL = { readinessPeriod: 5, livenessPeriod: 10, timeout: 2, threshold: 3 } as const;

/** The probes of one container. */
export interface PlannedProbes {
  readonly startup?: ProbeTiming;
  readonly readiness?: ProbeTiming;
  readonly liveness?: ProbeTiming;
}

/** Derives the probes of one container from its facts. */
export function planProbes(container: ContainerReleaseFacts, room: Seconds): PlannedProbes {
  const readiness = container.readiness && usualTiming(container.readiness, USUAL.readinessPeriod);
  return {
    readiness,
    startup: container.startup && startupTiming(container.startup, container.slowestStart ?? 0, room),
    liveness: container.liveness && afterStart(livenessTiming(container.liveness, readiness), container, room),
  };
}

/** The numbers of these probes, each with its reason. */
export function probeNumbers(container: ContainerReleaseFacts, probes: PlannedProbes): readonly PlannedNumber[] {
  const { startup, readiness, liveness } = probes;
  return [
    ...(startup ? startupNumbers(container, startup) : []),
    ...(readiness ? readinessNumbers(container, readiness) : []),
    ...(liveness ? livenessNumbers(container, liveness, readiness) : []),
  ];
}

function usualTiming(wish: ProbeWish, usualPeriod: Seconds): ProbeTiming {
  const period = wish.period ?? Math.max(usualPeriod, wish.timeout ?? 0);
  return {
    initialDelay: wish.initialDelay ?? 0,
    period,
    timeout: wish.timeout ?? Math.min(USUAL.timeout, period),
    successThreshold: wish.successThreshold ?? 1,
    failureThreshold: wish.threshold ?? USUAL.threshold,
  };
}

function startupTiming(wish: ProbeWish, slowestStart: Seconds, room: Seconds): ProbeTiming {
  const timing = usualTiming(wish, Math.max(USUAL.timeout, startupPeriod(slowestStart)));
  const enough = smallestStartupThreshold(slowestStart + room, timing.period, timing.initialDelay);
  return { ...timing, failureThreshold: wish.threshold ?? enough };
}

function livenessTiming(
  wish: ContainerReleaseFacts['liveness'] & object,
  readiness: ProbeTiming | undefined,
): ProbeTiming {
  const timing = usualTiming(wish, USUAL.livenessPeriod);
  if (wish.threshold !== undefined || !wish.sameHandlerAsReadiness || !readiness) return timing;
  const enough = smallestLivenessThreshold(readiness, timing.period);
  return { ...timing, failureThreshold: Math.max(timing.failureThreshold, enough) };
}

/** Without a startup probe, liveness itself must not act before the slowest start is over. */
function afterStart(
  timing: ProbeTiming,
  { startup, slowestStart, liveness }: ContainerReleaseFacts,
  room: Seconds,
): ProbeTiming {
  if (startup || slowestStart === undefined || liveness?.initialDelay !== undefined) return timing;
  return { ...timing, initialDelay: smallestInitialDelay(slowestStart + room - startupGuarantee(timing)) };
}

function startupNumbers(container: ContainerReleaseFacts, timing: ProbeTiming): readonly PlannedNumber[] {
  const start = container.slowestStart ?? 0;
  return numbersOf(`${container.name}.startupProbe`, timing, {
    period: `looks every ${timing.period} s while the application starts`,
    failureThreshold: `never killed before ${startupGuarantee(timing)} s (slowest start ${start} s), at the latest after ${latestKill(timing)} s`,
    bound: smallestStartupThreshold(start, timing.period, timing.initialDelay),
  });
}

function readinessNumbers(container: ContainerReleaseFacts, timing: ProbeTiming): readonly PlannedNumber[] {
  return numbersOf(`${container.name}.readinessProbe`, timing, {
    period: `a pod is looked at every ${effectiveInterval(timing)} s`,
    failureThreshold: `out of traffic at most ${latestUnready(timing)} s after it stops answering`,
  });
}

function livenessNumbers(
  container: ContainerReleaseFacts,
  timing: ProbeTiming,
  readiness: ProbeTiming | undefined,
): readonly PlannedNumber[] {
  const compared = container.liveness?.sameHandlerAsReadiness === true && readiness !== undefined;
  return numbersOf(`${container.name}.livenessProbe`, timing, {
    period: `a process is looked at every ${effectiveInterval(timing)} s`,
    failureThreshold: compared
      ? `restarted only after readiness has taken it out of traffic (${latestUnready(readiness)} s)`
      : `restarted at most ${latestUnready(timing)} s after it stops answering`,
    ...(container.liveness?.initialDelay === undefined && {
      initialDelay: 'never killed before the slowest start is over',
    }),
    ...(compared && { bound: smallestLivenessThreshold(readiness, timing.period) }),
  });
}

interface ProbeReasons {
  readonly period: string;
  readonly failureThreshold: string;
  readonly initialDelay?: string;
  readonly bound?: number;
}

function numbersOf(probe: string, timing: ProbeTiming, why: ProbeReasons): readonly PlannedNumber[] {
  const { period, timeout, failureThreshold, initialDelay, successThreshold } = timing;
  return [
    {
      field: `${probe}.initialDelaySeconds`,
      value: initialDelay,
      ...(initialDelay === 0
        ? { reason: 'the first look costs nothing', constant: true }
        : { reason: why.initialDelay ?? 'stated: nobody looks earlier' }),
    },
    { field: `${probe}.periodSeconds`, value: period, reason: why.period },
    {
      field: `${probe}.timeoutSeconds`,
      value: timeout,
      reason: 'an answer that takes longer counts as none',
      constant: true,
    },
    {
      field: `${probe}.successThreshold`,
      value: successThreshold,
      ...(successThreshold === 1
        ? { reason: 'one answer is enough', constant: true }
        : { reason: `stated: ${successThreshold} answers in a row` }),
    },
    {
      field: `${probe}.failureThreshold`,
      value: failureThreshold,
      ...(why.bound !== undefined && { bound: why.bound }),
      reason: why.failureThreshold,
    },
  ];
}
