import { CONTROL_LATENCIES } from './control-latencies';
import { KUBELET_LATENCIES } from './kubelet-latencies';

/**
 * Every latency of the model. Of what waits for processors the distributions are what was measured on two machines, divided
 * by how much of the processors was taken in each run, from the second to the 98th hundredth, and as much narrower as runs
 * differ from each other: that is drawn once for all of a run (`load.ts`). Nothing is fitted to a single release.
 */
export const LATENCIES = { ...CONTROL_LATENCIES, ...KUBELET_LATENCIES };

/** A latency of the model. */
export type LatencyName = keyof typeof LATENCIES;
