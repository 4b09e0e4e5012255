import { CONTROL_LATENCIES } from './control-latencies';
import { KUBELET_LATENCIES } from './kubelet-latencies';

/**
 * Every latency of the model. The distributions are measured. Of what was measured often, the middle four fifths count:
 * the rest are stalls of the machine, which had two processors for three nodes. Nothing is fitted to a single release.
 */
export const LATENCIES = { ...CONTROL_LATENCIES, ...KUBELET_LATENCIES };

/** A latency of the model. */
export type LatencyName = keyof typeof LATENCIES;
