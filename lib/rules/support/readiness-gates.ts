import type { TrafficSource } from '../../facts';
import { asArray, asObject, asString, identityOf, type Workload, type World } from '../../workload';
import { objectsOf } from './objects-of';

/** The gates by which a load balancer keeps a pod from being ready until it sends requests to it. */
const GATES: Readonly<Record<string, RegExp>> = {
  'aws-alb': /^target-health\.(?:elbv2\.k8s\.aws|alb\.ingress\.k8s\.aws)\//,
  'aws-nlb': /^target-health\.elbv2\.k8s\.aws\//,
  'gke-neg': /^cloud\.google\.com\/load-balancer-neg-ready$/,
};

/**
 * The sources that may send the first request only some time after a pod is ready: those with a readiness gate do so
 * before.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 */
export function withoutGate(
  sources: readonly TrafficSource[],
  { identity, podSpec }: Workload,
  world: World,
): readonly TrafficSource[] {
  const gates = asArray(podSpec['readinessGates']).map((gate) => asString(asObject(gate)['conditionType']) ?? '');
  const isInjected = injectsGates(identity.namespace, world);
  return sources.filter(({ kind }) => {
    const gate = GATES[kind];
    return !gate || !(gates.some((one) => gate.test(one)) || (isInjected && kind.startsWith('aws-')));
  });
}

/** Namespaces have no namespace of their own. */
function injectsGates(namespace: string, world: World): boolean {
  return objectsOf('Namespace', 'default', world).some((manifest) => {
    const { labels } = asObject(manifest.object['metadata']);
    const isEnabled = asObject(labels)['elbv2.k8s.aws/pod-readiness-gate-inject'] === 'enabled';
    return isEnabled && identityOf(manifest).name === namespace;
  });
}
