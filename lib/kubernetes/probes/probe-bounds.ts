import type { ProbeTiming } from './probe-timing';
import type { Seconds } from '../values/seconds';

/**
 * The longest time between the starts of two probes: the period, or the timeout where that is longer, because a probe
 * that still runs holds up the next one.
 *
 * @see pkg/kubelet/prober/worker.go run: one worker a probe, and a Go ticker drops the ticks that nobody waits for
 */
export function effectiveInterval({ period, timeout }: ProbeTiming): Seconds {
  return Math.max(period, timeout);
}

/**
 * How long after its start a container may be probed for the first time at the earliest: D - 1, and never before the
 * start. The kubelet counts the delay from the start that the status has, which is cut to the whole second.
 *
 * @see pkg/kubelet/prober/worker.go doProbe: time.Since(c.State.Running.StartedAt.Time)
 */
export function earliestFirstProbe({ initialDelay }: Pick<ProbeTiming, 'initialDelay'>): Seconds {
  return Math.max(0, initialDelay - 1);
}

/**
 * How long after its start a container is surely not killed by this startup (or liveness) probe: max(0, D-1) + (F-1)·P.
 * The documentation's D + F·P is nominal; the first probe can run as soon as the initial delay is over, which begins up to
 * a second before the container.
 *
 * @see pkg/kubelet/prober/worker.go doProbe
 */
export function startupGuarantee(timing: ProbeTiming): Seconds {
  return earliestFirstProbe(timing) + (timing.failureThreshold - 1) * timing.period;
}

/** The smallest initialDelaySeconds with which no probe comes before so many seconds. */
export function smallestInitialDelay(earliest: Seconds): Seconds {
  return earliest <= 0 ? 0 : Math.ceil(earliest) + 1;
}

/**
 * How long after its start a container that never answers is killed at the latest: D + P + (F-1)·E + T.
 *
 * @see pkg/kubelet/prober/worker.go run, doProbe: the first probe waits for a tick, each may take its whole timeout
 */
export function latestKill(timing: ProbeTiming): Seconds {
  return timing.initialDelay + latestUnready(timing);
}

/**
 * How long after it stops answering a container is out of traffic (or restarted, for a liveness probe) at the latest:
 * P + (F-1)·E + T.
 *
 * @see pkg/kubelet/prober/worker.go doProbe
 */
export function latestUnready(timing: ProbeTiming): Seconds {
  return timing.period + (timing.failureThreshold - 1) * effectiveInterval(timing) + timing.timeout;
}

/**
 * The same for a container that refuses at once, so that no probe has to wait for its answer: F·P.
 *
 * @see pkg/kubelet/prober/worker.go doProbe
 */
export function latestUnreadyOfRefusal({ period, failureThreshold }: ProbeTiming): Seconds {
  return failureThreshold * period;
}

/**
 * How long after it hangs a container is restarted by this liveness probe at the earliest: (F-1)·E + T, when the first
 * failing probe comes at once and each waits in vain.
 *
 * @see pkg/kubelet/prober/worker.go doProbe
 */
export function earliestKillOfHang(timing: ProbeTiming): Seconds {
  return (timing.failureThreshold - 1) * effectiveInterval(timing) + timing.timeout;
}

/**
 * How long after it stops answering a container is restarted by this liveness probe at the earliest: (F-1)·P, when the
 * first failing probe comes at once and each fails without waiting.
 *
 * @see pkg/kubelet/prober/worker.go doProbe
 */
export function earliestLivenessKill({ period, failureThreshold }: ProbeTiming): Seconds {
  return (failureThreshold - 1) * period;
}
