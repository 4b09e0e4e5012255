import type { Seconds } from '../../../kubernetes';
import { takesOn } from '../nodes/takes';
import type { LatencyName } from '../../latency/latencies';
import type { Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** How often a kubelet looks at what runs on its node. @see pkg/kubelet/pleg/generic.go genericPlegRelistPeriod */
const PERIOD: Seconds = 1;

/**
 * How long until the kubelet of a pod looks at the runtime the next time. All pods of a node wait for the same looks:
 * their first readiness probes, the notice of a crash, the container after a sidecar and the removal of what has ended.
 */
export function untilRelist({ now }: Sim, { node }: Pod): Seconds {
  const since = now - (node?.relistAt ?? 0);
  return Math.ceil(since / PERIOD) * PERIOD - since;
}

/** How long something takes that follows such a look; a worst latency counts from now. */
export function afterRelist(sim: Sim, pod: Pod, latency: LatencyName): Seconds {
  const takes = takesOn(sim, pod.node, latency);
  return sim.draw.isWorst ? takes : untilRelist(sim, pod) + takes;
}
