import type { KubernetesVersion } from '../../../../lib/kubernetes';
import { validateTrafficPolicies } from '../../../../lib/kubernetes/validation/networking/validate-traffic-policies';
import { words } from '../words';

// Messages of API servers.
test.each<[string, object, KubernetesVersion, readonly string[]]>([
  ['LoadBalancer', { externalTrafficPolicy: 'Local', healthCheckNodePort: 31_000 }, '1.36', []],
  [
    'ClusterIP',
    { externalTrafficPolicy: 'Local' },
    '1.36',
    ['externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services'],
  ],
  ['ClusterIP', { externalTrafficPolicy: 'Local', externalIPs: ['1.2.3.4'] }, '1.36', []],
  [
    'NodePort',
    { externalTrafficPolicy: 'Zone' },
    '1.36',
    ['externalTrafficPolicy: Unsupported value: "Zone": supported values: "Cluster", "Local"'],
  ],
  ['ClusterIP', { internalTrafficPolicy: 'Local' }, '1.36', []],
  [
    'ClusterIP',
    { internalTrafficPolicy: '' },
    '1.36',
    ['internalTrafficPolicy: Unsupported value: "": supported values: "Cluster", "Local"'],
  ],
  [
    'NodePort',
    { healthCheckNodePort: 31_000 },
    '1.36',
    [
      "healthCheckNodePort: Invalid value: 31000: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    ],
  ],
  ['ClusterIP', { trafficDistribution: 'PreferSameNode' }, '1.36', []],
  [
    'ClusterIP',
    { trafficDistribution: 'PreferSameNode' },
    '1.33',
    ['trafficDistribution: Unsupported value: "PreferSameNode": supported values: "PreferClose"'],
  ],
  ['ClusterIP', { trafficDistribution: 'Anything' }, '1.30', []],
])('A Service of type %s with %j has on Kubernetes %s the errors %j', (type, spec, version, errors) => {
  expect(words(validateTrafficPolicies({ ...spec }, type, version, []))).toEqual(errors);
});
