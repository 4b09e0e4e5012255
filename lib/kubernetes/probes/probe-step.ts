import { afterProbe } from './after-probe';
import { nextProbe } from './next-probe';
import type { ProbeOutcome } from './probe-outcome';
import type { ProbeTiming } from './probe-timing';
import type { ProbedContainer, ProbeType, ProbeWorker } from './probe-worker';

/** A worker after its turn, and whether it goes on. */
export interface ProbeStep {
  readonly worker: ProbeWorker;
  readonly continues: boolean;
}

/**
 * One whole turn of a probe worker, for a probe that takes no time. Where it does, `nextProbe` says whether it starts,
 * and `afterProbe` what it changes when it ends.
 *
 * @param outcome what a probe comes to, if one is made
 * @see pkg/kubelet/prober/worker.go doProbe
 */
export function probeStep(
  type: ProbeType,
  timing: Pick<ProbeTiming, 'initialDelay' | 'successThreshold' | 'failureThreshold'>,
  before: ProbeWorker,
  container: ProbedContainer,
  outcome: ProbeOutcome,
): ProbeStep {
  const { action, worker } = nextProbe(type, timing.initialDelay, before, container);
  if (action !== 'probe') return { worker, continues: action === 'wait' };
  return { worker: afterProbe(type, timing, worker, outcome), continues: true };
}
