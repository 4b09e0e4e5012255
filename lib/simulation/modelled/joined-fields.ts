import { asObject } from '../../kubernetes';
import { assumed, idle, open, read, whole, type FieldsOfType } from './modelled';

/** Whether a quota counts pods, or what they request. @see https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
function isOfPods(resource: string): boolean {
  return /^(?:pods|count\/pods|cpu|memory|requests\.(?!storage)|limits\.|ephemeral-storage)/.test(resource);
}

/** Whether a quota counts something of pods that is not counted here. */
function isUncounted(resource: string): boolean {
  return isOfPods(resource) && !/^(?:pods|count\/pods|(?:requests\.|limits\.)?(?:cpu|memory))$/.test(resource);
}

/** What is said where nothing of a NetworkPolicy tells otherwise. */
export const POLICIES_LET_PASS = 'the network policies let every request and every probe pass';

/** What is modelled of the objects that pods are reached, kept and counted by. */
export const JOINED_FIELDS = {
  'v1.ServiceSpec': {
    ...read('ports'),
    ...whole('selector clusterIP type publishNotReadyAddresses externalTrafficPolicy internalTrafficPolicy'),
    ...whole('loadBalancerClass externalIPs'),
    ...idle('clusterIPs ipFamilies ipFamilyPolicy', 'it is reached at other addresses in the same way'),
    ...idle('externalName', 'it names another host, and no pod'),
    ...idle('loadBalancerIP loadBalancerSourceRanges allocateLoadBalancerNodePorts', 'pods are found in the same way'),
    ...idle('healthCheckNodePort', 'which port is asked changes no answer'),
    ...assumed(
      'sessionAffinity',
      'clients that keep to a pod are spread evenly, and take another one as soon as theirs has gone',
      (value) => value === 'ClientIP',
    ),
    ...idle('sessionAffinityConfig', 'how long clients keep to a pod makes no pod'),
    ...assumed('trafficDistribution', 'requests that stay in their zone find as many pods there as they need'),
  },
  'v1.ServicePort': {
    ...whole('name protocol port targetPort nodePort'),
    ...idle('appProtocol', 'how a load balancer speaks to the pods does not change when'),
  },
  'v1.PodDisruptionBudgetSpec': whole('minAvailable maxUnavailable selector unhealthyPodEvictionPolicy'),
  'v1.HorizontalPodAutoscalerSpec': {
    ...whole('scaleTargetRef minReplicas maxReplicas'),
    ...idle('targetCPUUtilizationPercentage', 'every number of replicas that it may choose counts'),
  },
  'v2.HorizontalPodAutoscalerSpec': {
    ...whole('scaleTargetRef minReplicas maxReplicas'),
    ...read('behavior'),
    ...idle('metrics', 'every number of replicas that it may choose counts'),
  },
  'v2.HorizontalPodAutoscalerBehavior': {
    ...read('scaleDown'),
    ...idle('scaleUp', 'what is added takes nothing away'),
  },
  'v2.HPAScalingRules': {
    ...whole('stabilizationWindowSeconds selectPolicy policies'),
    ...idle('tolerance', 'it decides when replicas go, not how many at a time'),
  },
  'v1.ResourceQuotaSpec': {
    ...open('hard', 'pods that it has no room for are refused', (hard) =>
      Object.keys(asObject(hard)).some(isUncounted),
    ),
    ...open('scopes scopeSelector', 'a quota for some pods only may refuse these'),
  },
  'v1.LimitRangeSpec': assumed('limits', 'what it adds to pods, or refuses of them, changes none of these'),
  'v1.NetworkPolicySpec': {
    ...whole('podSelector'),
    ...assumed('ingress egress policyTypes', POLICIES_LET_PASS),
  },
  'v1.IngressSpec': {
    ...read('defaultBackend rules'),
    ...whole('ingressClassName'),
    ...idle('tls', 'a certificate changes no endpoint'),
  },
  'v1.IngressRule': { ...read('http'), ...idle('host', 'who is meant makes no difference to what becomes of it') },
  'v1.HTTPIngressRuleValue': read('paths'),
  'v1.HTTPIngressPath': {
    ...read('backend'),
    ...idle('path pathType', 'who is meant makes no difference to what becomes of it'),
  },
  'v1.IngressBackend': { ...whole('service'), ...idle('resource', 'it leads to no pod') },
} as const satisfies Readonly<Record<string, FieldsOfType>>;
