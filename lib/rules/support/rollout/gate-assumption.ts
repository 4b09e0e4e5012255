import type { TrafficSource } from '../../../facts';
import { mayBeGatedElsewhere, type Workload, type World } from '../../../workload';

/** A namespace that is not among the manifests may give its pods the gate of a load balancer of AWS. */
export function gateAssumption(
  sources: readonly TrafficSource[],
  workload: Workload,
  world: World,
): string | undefined {
  const kinds = new Set(mayBeGatedElsewhere(workload, world).map(({ kind }) => kind));
  if (!sources.some(({ kind }) => kinds.has(kind))) return undefined;
  return `the namespace ${workload.identity.namespace} gives its pods no readiness gate`;
}
