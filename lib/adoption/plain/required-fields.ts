/**
 * The fields that the types of cdk8s-plus-28 ask for, by the Go type: an object without one of them would not compile.
 * Those of kinds of volumes that hardly anybody uses are left out.
 *
 * @see cdk8s-plus-28/lib/imports/k8s.d.ts
 */
const REQUIRED = `v1.OwnerReference apiVersion kind name uid
v1.DeploymentSpec selector template
v1.StatefulSetSpec selector template serviceName
v1.DaemonSetSpec selector template
v1.ReplicaSetSpec selector
v1.JobSpec template
v1.CronJobSpec schedule jobTemplate
v1.LabelSelectorRequirement key operator
v1.PodSpec containers
v1.Container name
v1.ContainerPort containerPort
v1.EnvVar name
v1.ConfigMapKeySelector key
v1.SecretKeySelector key
v1.ObjectFieldSelector fieldPath
v1.ResourceFieldSelector resource
v1.Volume name
v1.VolumeMount name mountPath
v1.VolumeDevice name devicePath
v1.HostPathVolumeSource path
v1.KeyToPath key path
v1.NFSVolumeSource server path
v1.ISCSIVolumeSource targetPortal iqn lun
v1.PersistentVolumeClaimVolumeSource claimName
v1.AzureFileVolumeSource secretName shareName
v1.DownwardAPIVolumeFile path
v1.ServiceAccountTokenProjection path
v1.CSIVolumeSource driver
v1.TypedLocalObjectReference kind name
v1.HTTPGetAction port
v1.HTTPHeader name value
v1.TCPSocketAction port
v1.GRPCAction port
v1.SeccompProfile type
v1.Sysctl name value
v1.NodeSelector nodeSelectorTerms
v1.NodeSelectorRequirement key operator
v1.PreferredSchedulingTerm weight preference
v1.PodAffinityTerm topologyKey
v1.WeightedPodAffinityTerm weight podAffinityTerm
v1.PodReadinessGate conditionType
v1.TopologySpreadConstraint maxSkew topologyKey whenUnsatisfiable
v1.PodOS name
v1.HorizontalPodAutoscalerSpec scaleTargetRef maxReplicas
v1.CrossVersionObjectReference kind name
v2.HorizontalPodAutoscalerSpec scaleTargetRef maxReplicas
v2.CrossVersionObjectReference kind name
v1.ServicePort port
v1.LimitRangeSpec limits
v1.LimitRangeItem type
v1.EndpointAddress ip
v1.EndpointSlice addressType endpoints
v1.Endpoint addresses
v1.IngressServiceBackend name
v1.HTTPIngressRuleValue paths
v1.HTTPIngressPath pathType backend
v1.NetworkPolicySpec podSelector
v1.IPBlock cidr
v1.PolicyRule verbs
v1.RoleBinding roleRef
v1.Subject kind name
v1.RoleRef apiGroup kind name
v1.ClusterRoleBinding roleRef
v1.PriorityClass value
v1.StorageClass provisioner`;

const BY_TYPE: ReadonlyMap<string, readonly string[]> = new Map(
  REQUIRED.split('\n').map((line) => {
    const [type = '', ...fields] = line.split(' ');
    return [type, fields];
  }),
);

/** The fields that a value of this Go type has to have. */
export function requiredFields(type: string): readonly string[] {
  return BY_TYPE.get(type) ?? [];
}
