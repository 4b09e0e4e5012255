import type { Pod } from '../world/pod';
import type { Sim } from '../world/sim';

/**
 * Whether a pod, or one of its containers, cannot start for want of what a release has taken away; then that is noted. The
 * kubelet tries again and again.
 */
export function isDeprived(sim: Sim, pod: Pod, place?: number): boolean {
  const missing = pod.model.taken?.find(({ turn, container }) => container === place && sim.taken.has(turn));
  if (missing) sim.deprived.set(pod, missing);
  return missing !== undefined;
}
