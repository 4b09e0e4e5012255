import { knownTraffic, type TrafficSource } from '../../facts';
import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';
import { directoryOf } from '../objects/directories';
import { identityOf, type Manifest } from '../objects/manifest';
import type { NamedObjects } from '../objects/named-objects';
import { labelsOf } from './annotations-of';

/** The label by which the AWS Load Balancer Controller puts its gate into the pods of a namespace. */
export const GATE_LABEL = 'elbv2.k8s.aws/pod-readiness-gate-inject';

/**
 * Whether the pods of a workload are ready only once the load balancer of AWS sends them requests.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 */
export function hasAwsReadinessGate(workload: Manifest, podSpec: JsonObject, objects: NamedObjects): boolean {
  const gates = asArray(podSpec['readinessGates']).map((gate) => asString(asObject(gate)['conditionType']) ?? '');
  if (gates.some((gate) => gate.startsWith('target-health.'))) return true;
  const namespace = objects.find('Namespace', '', identityOf(workload).namespace, directoryOf(workload));
  return namespace !== undefined && labelsOf(namespace)[GATE_LABEL] === 'enabled';
}

/** Behind a gate a pod that is ready gets requests, as soon as whatever looks at readiness has looked. */
export function gated(source: TrafficSource): TrafficSource {
  const { firstUse } = knownTraffic('cluster-ip');
  const because = `${source.because}; a readiness gate keeps the pod from being ready before it is registered`;
  return source.firstUse <= firstUse ? source : { ...source, firstUse, because };
}
