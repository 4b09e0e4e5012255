import type { TrafficSource } from '../../facts';
import { asArray, asObject, asString, oncePer } from '../../kubernetes';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Workload, World } from '../workload';
import { annotationsOf, jsonIn, labelsOf } from './annotations-of';
import { GATE_LABEL } from './readiness-gate';

/** The gates by which a load balancer keeps a pod from being ready until it sends requests to it. */
const GATES: Readonly<Record<string, RegExp>> = {
  'aws-alb': /^target-health\.(?:elbv2\.k8s\.aws|alb\.ingress\.k8s\.aws)\//,
  'aws-nlb': /^target-health\.elbv2\.k8s\.aws\//,
  'gke-neg': /^cloud\.google\.com\/load-balancer-neg-ready$/,
};

/** Whether there is a gate for pods behind a source of this kind, which its controller gives them, asked to or not. */
function hasGate({ kind }: TrafficSource): boolean {
  return GATES[kind] !== undefined;
}

/**
 * The sources that may send the first request only some time after a pod is ready: those with a readiness gate do so
 * before.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 */
export function withoutGate(
  sources: readonly TrafficSource[],
  { identity, podSpec, services }: Workload,
  world: World,
): readonly TrafficSource[] {
  const gates = asArray(podSpec['readinessGates']).map((gate) => asString(asObject(gate)['conditionType']) ?? '');
  const isInjected = injecting(world).has(identity.namespace);
  return sources.filter(({ kind }) => {
    const gate = GATES[kind];
    const isGiven = kind.startsWith('aws-') ? isInjected : services.some(isContainerNative);
    return !gate || !(isGiven || gates.some((one) => gate.test(one)));
  });
}

/**
 * Whether a load balancer of GKE reaches the pods of a Service themselves: GKE gives those its gate.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/container-native-load-balancing#pod_readiness
 */
function isContainerNative(service: Manifest): boolean {
  return asObject(jsonIn(annotationsOf(service)['cloud.google.com/neg']))['ingress'] === true;
}

/**
 * The sources of AWS that have no gate as far as these manifests show, since the namespace that could ask for one is not
 * among them.
 */
export function mayBeGatedElsewhere(workload: Workload, world: World): readonly TrafficSource[] {
  if (namespaceOf(workload, world)) return [];
  return withoutGate(workload.traffic.value, workload, world).filter((one) => hasGate(one) && isOfAws(one));
}

/** The namespace of a workload, where it is among the manifests. */
export function namespaceOf({ identity }: Workload, world: World): Manifest | undefined {
  return namespacesIn(world).get(identity.namespace);
}

/** Nobody but the namespace asks for a gate of AWS; GKE gives its own without being asked. */
function isOfAws({ kind }: TrafficSource): boolean {
  return kind.startsWith('aws-');
}

/**
 * The same for drains: what holds up a drain is asked for beside the manifests, so that a load balancer's pods are taken
 * to have its gate where nobody sees their namespace.
 */
export function withoutGateInDrains(
  sources: readonly TrafficSource[],
  workload: Workload,
  world: World,
): readonly TrafficSource[] {
  const ungated = withoutGate(sources, workload, world);
  return namespaceOf(workload, world) ? ungated : ungated.filter((one) => !hasGate(one));
}

/** The namespaces that are there to be read: one says whether it asks for gates. */
const namespacesIn = oncePer(({ ofKind }: World): ReadonlyMap<string, Manifest> => {
  return new Map(ofKind('Namespace').map((manifest) => [identityOf(manifest).name, manifest]));
});

/** The namespaces whose pods the AWS Load Balancer Controller gives its gate. */
const injecting = oncePer(({ ofKind }: World): ReadonlySet<string> => {
  const enabled = ofKind('Namespace').filter((manifest) => labelsOf(manifest)[GATE_LABEL] === 'enabled');
  return new Set(enabled.map((manifest) => identityOf(manifest).name));
});
