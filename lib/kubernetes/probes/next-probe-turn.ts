import type { Seconds } from '../values/seconds';

/**
 * When a probe worker has its next turn. It ticks once a period; a tick that comes while a probe runs is kept, but only
 * one, so that after a probe longer than its period the next one begins at once.
 *
 * @param origin when its ticker was started: the worker's start, or the last time that readiness was looked at at once
 * @param started when the present turn began
 * @param ended when it was over
 * @see pkg/kubelet/prober/worker.go run: a Go ticker drops the ticks that nobody waits for
 */
export function nextProbeTurn(origin: Seconds, period: Seconds, started: Seconds, ended: Seconds): Seconds {
  const ticks = (moment: Seconds) => Math.floor((moment - origin) / period);
  return ticks(ended) > ticks(started) ? ended : origin + (ticks(ended) + 1) * period;
}
