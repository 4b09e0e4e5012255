import type { ProbeOutcome } from './probe-outcome';
import type { ProbeTiming } from './probe-timing';
import type { ProbeType, ProbeWorker } from './probe-worker';

/**
 * What a worker knows after a probe: the result that counts changes only when as many in a row as the threshold say
 * so. A startup that is decided and a liveness that failed put the worker on hold until there is a new container.
 *
 * @param outcome a warning counts as success; unknown (the probe itself could not be run) as no probe at all
 * @see pkg/kubelet/prober/worker.go doProbe; pkg/kubelet/prober/prober.go probe
 */
export function afterProbe(
  type: ProbeType,
  { successThreshold, failureThreshold }: Pick<ProbeTiming, 'successThreshold' | 'failureThreshold'>,
  worker: ProbeWorker,
  outcome: ProbeOutcome,
): ProbeWorker {
  if (outcome === 'unknown') return worker;
  const result = outcome === 'failure' ? 'failure' : 'success';
  const resultRun = worker.lastResult === result ? worker.resultRun + 1 : 1;
  const threshold = result === 'failure' ? failureThreshold : successThreshold;
  if (resultRun < threshold) {
    // Written out: this is called for every probe of every simulated run, and a spread takes ten times as long.
    return { container: worker.container, result: worker.result, lastResult: result, resultRun, onHold: worker.onHold };
  }
  const onHold = type === 'startup' || (type === 'liveness' && result === 'failure');
  return { container: worker.container, result, lastResult: result, resultRun: onHold ? 0 : resultRun, onHold };
}
