import type { TrafficSource } from '../../facts';
import { withoutGate, withoutGateInDrains, type Workload, type World } from '../../workload';

/** The sources that a readiness gate waits for: a pod behind one gets requests as soon as it is ready. */
export function gatedSources(workload: Workload, world: World, elsewhere = false): readonly TrafficSource[] {
  const others = (elsewhere ? withoutGateInDrains : withoutGate)(workload.traffic.value, workload, world);
  return workload.traffic.value.filter((source) => !others.includes(source));
}
