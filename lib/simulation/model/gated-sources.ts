import type { TrafficSource } from '../../facts';
import { mayBeGatedElsewhere, withoutGate, withoutGateInDrains, type Workload, type World } from '../../workload';

/**
 * The sources that a readiness gate waits for: a pod behind one gets requests as soon as it is ready. Nothing gives pods
 * the gate of AWS unless the manifests show who asks for it, in a rollout as in a drain; GKE gives its own unasked.
 *
 * @param elsewhere whether what is asked for beside the manifests counts
 */
export function gatedSources(workload: Workload, world: World, elsewhere = false): readonly TrafficSource[] {
  const others = (elsewhere ? withoutGateInDrains : withoutGate)(workload.traffic.value, workload, world);
  const unseen = elsewhere ? mayBeGatedElsewhere(workload, world) : [];
  return workload.traffic.value.filter((source) => !others.includes(source) && !unseen.includes(source));
}
