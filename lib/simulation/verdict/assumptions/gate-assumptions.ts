import { knownTraffic } from '../../../facts';
import { GATE_LABEL, mayBeGatedElsewhere, type Workload, type World } from '../../../workload';

/** That a namespace which nobody sees asks for no gate: pods are ready before their load balancer sends requests. */
export function gateAssumptions(workload: Workload, world: World): readonly string[] {
  const late = mayBeGatedElsewhere(workload, world).filter(isLate);
  const { namespace } = workload.identity;
  return late.map(
    ({ kind, name, firstUse }) =>
      `the namespace ${namespace}, which is not in these files, has no label ${GATE_LABEL}: a pod is ready up to ${firstUse} s before ${name ?? kind} sends it requests`,
  );
}

/** Whether a source sends the first request later than what looks at readiness itself. */
export function isLate({ firstUse }: { readonly firstUse: number }): boolean {
  return firstUse > knownTraffic('cluster-ip').firstUse;
}
