import { CONTROL_LATENCIES } from './control-latencies';
import { KUBELET_LATENCIES } from './kubelet-latencies';

/**
 * Every latency of the model. The distributions are measured, without the stalls of the machine that they were measured
 * on; nothing here is fitted to a single recorded release.
 */
export const LATENCIES = { ...CONTROL_LATENCIES, ...KUBELET_LATENCIES };

/** A latency of the model. */
export type LatencyName = keyof typeof LATENCIES;
