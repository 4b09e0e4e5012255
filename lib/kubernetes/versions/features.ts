import type { KubernetesVersion } from './kubernetes-version';

/**
 * The version from which a feature is on by default in every component that it needs.
 *
 * @see pkg/features/kube_features.go
 */
const FIRST_VERSIONS = {
  /** Unhealthy pods may be evicted although the budget is used up: PDBUnhealthyPodEvictionPolicy. */
  'unhealthy-pod-eviction-policy': '1.27',
  /** `matchLabelKeys` in topology spread constraints: MatchLabelKeysInPodTopologySpread. */
  'match-label-keys-in-spread': '1.27',
  /** `minDomains` in topology spread constraints: MinDomainsInPodTopologySpread. */
  'min-domains-in-spread': '1.27',
  /** `nodeAffinityPolicy` and `nodeTaintsPolicy`: NodeInclusionPolicyInPodTopologySpread. */
  'node-inclusion-policy-in-spread': '1.26',
  /** grpc probes: GRPCContainerProbe. */
  'grpc-probe': '1.24',
  /** `terminationGracePeriodSeconds` of a probe: ProbeTerminationGracePeriod. */
  'probe-grace': '1.22',
  /** kube-proxy falls back to terminating endpoints that still serve: ProxyTerminatingEndpoints. */
  'terminating-endpoints': '1.26',
  /** `minReadySeconds` of a StatefulSet: StatefulSetMinReadySeconds. */
  'stateful-set-min-ready': '1.23',
  /** `maxSurge` of a DaemonSet: DaemonSetUpdateSurge. */
  'daemon-set-surge': '1.22',
  /** Init containers with `restartPolicy: Always`: SidecarContainers. */
  'native-sidecars': '1.29',
  /** The `sleep` handler of a hook: PodLifecycleSleepAction. */
  'sleep-hook': '1.30',
  /** Ready pods deleted in the order of log-scaled age: LogarithmicScaleDown. */
  'logarithmic-scale-down': '1.22',
  /** `matchLabelKeys` in pod affinity: MatchLabelKeysInPodAffinity. */
  'match-label-keys-in-affinity': '1.31',
  /** `trafficDistribution` of a Service: ServiceTrafficDistribution. */
  'traffic-distribution': '1.31',
  /** Environment variables of any printable name: RelaxedEnvironmentVariableValidation. */
  'relaxed-environment-names': '1.32',
  /** A `sleep` of zero seconds: PodLifecycleSleepActionAllowZero. */
  'zero-sleep': '1.33',
  /** `trafficDistribution` PreferSameZone and PreferSameNode: PreferSameTrafficDistribution. */
  'same-node-traffic': '1.34',
  /** `restartPolicy` and `restartPolicyRules` of any container: ContainerRestartRules. */
  'container-restart-rules': '1.35',
  /** `status.terminatingReplicas`: DeploymentReplicaSetTerminatingReplicas. */
  'terminating-replicas': '1.35',
  /** `volumeAttributesClassName` of a claim: VolumeAttributesClass. */
  'volume-attributes-class': '1.34',
  /** `resources` of a whole pod: PodLevelResources. */
  'pod-level-resources': '1.34',
  /** Values of environment variables from files: EnvFiles. */
  'environment-files': '1.35',
  /** `hostnameOverride` of a pod: HostnameOverride. */
  'hostname-override': '1.35',
  /** Addresses without leading zeros, ranges without bits beyond their prefix: StrictIPCIDRValidation. */
  'strict-addresses': '1.36',
  /** Service names that start with a digit: RelaxedServiceNameValidation. */
  'relaxed-service-names': '1.36',
} as const;

/** What not every Kubernetes version can do. */
export type KubernetesFeature = keyof typeof FIRST_VERSIONS;

/** All features, by id. */
export const KUBERNETES_FEATURES = Object.keys(FIRST_VERSIONS) as readonly KubernetesFeature[];

/**
 * The first version in which a feature is on by default. It may be older than every supported one.
 *
 * @see pkg/features/kube_features.go
 */
export function firstVersionWith(feature: KubernetesFeature): string {
  return FIRST_VERSIONS[feature];
}

/**
 * Whether a feature is on by default in a version.
 *
 * @see pkg/features/kube_features.go
 */
export function supports(version: KubernetesVersion, feature: KubernetesFeature): boolean {
  return minorOf(version) >= minorOf(FIRST_VERSIONS[feature]);
}

function minorOf(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}
