import { formatFieldError, validateManifest, type KubernetesVersion } from '../../../lib/kubernetes';

/** What Kubernetes 1.36.3 says of a manifest, recorded from its own code: the place of its first error, or nothing. */
function firstOf(object: object, version: KubernetesVersion = '1.36'): string | undefined {
  return validateManifest({ metadata: { name: 'a' }, ...object }, version).map(formatFieldError)[0];
}

const pod = (spec: object, annotations: object = {}) => ({
  ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', annotations } },
  spec: { containers: [{ name: 'web', image: 'web' }], ...spec },
});

const withResources = (resources: object, ofPod?: object) =>
  pod({ containers: [{ name: 'web', image: 'web', resources }], ...(ofPod && { resources: ofPod }) });

const withVolume = (volume: object) => pod({ volumes: [{ name: 'v', ...volume }] });

const claim = (spec: object) => ({
  ...{ apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
});

const statefulSet = (spec: object) => ({
  ...{ apiVersion: 'apps/v1', kind: 'StatefulSet' },
  spec: {
    selector: { matchLabels: { app: 'a' } },
    template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'web', image: 'web' }] } },
    ...spec,
  },
});

const CLAIM_SPEC = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

test.each<[string, object, string]>([
  [
    'a pod below its containers',
    withResources({ requests: { cpu: '2' } }, { requests: { cpu: '1' } }),
    'spec.resources.requests[cpu]: Invalid value: "1": must be greater than or equal to aggregate container requests of 2',
  ],
  [
    'a pod below its limits as requests',
    withResources({ limits: { memory: '2Gi' } }, { requests: { memory: '1Gi' } }),
    'spec.resources.requests[memory]: Invalid value: "1Gi": must be greater than or equal to aggregate container requests of 2Gi',
  ],
  [
    'a resource that no pod has',
    withResources({}, { limits: { 'ephemeral-storage': '1Gi' } }),
    'spec.resources.limits[ephemeral-storage]: Unsupported value: "ephemeral-storage"',
  ],
  [
    'pages that are no multiple',
    withResources({ limits: { 'hugepages-2Mi': '3Mi', cpu: '1' } }),
    'spec.containers[0].resources.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive',
  ],
  [
    'pages of no size',
    withResources({ limits: { 'hugepages-big': '4Mi', cpu: '1' } }),
    'spec.containers[0].resources.limits[hugepages-big]: Invalid value',
  ],
  [
    'a limit of nothing',
    withResources({ limits: { cpu: null }, requests: { cpu: '1' } }),
    'spec.containers[0].resources.requests: Invalid value: "1": must be less than or equal to cpu limit of 0',
  ],
  [
    "a host name on the node's network",
    pod({ hostnameOverride: 'a', hostNetwork: true }),
    'spec.hostnameOverride: Forbidden: may not be specified when hostNetwork is true',
  ],
  [
    'a host name and a full one',
    pod({ hostnameOverride: 'a', setHostnameAsFQDN: true }),
    'spec.hostnameOverride: Forbidden',
  ],
  ['a host name of 65', pod({ hostnameOverride: 'x'.repeat(65) }), 'spec.hostnameOverride: Too long'],
  ['no runtime class', pod({ runtimeClassName: '' }), 'spec.runtimeClassName: Invalid value: ""'],
  ['no preemption', pod({ preemptionPolicy: '' }), 'spec.preemptionPolicy: Unsupported value: ""'],
  ['a search domain', pod({ dnsConfig: { searches: ['a b'] } }), 'spec.dnsConfig.searches[0]: Invalid value: "a b"'],
  [
    'a name server',
    pod({ dnsConfig: { nameservers: ['010.0.0.1'] } }),
    'spec.dnsConfig.nameservers[0]: Invalid value: "010.0.0.1": must not have leading 0s',
  ],
  [
    'a host alias',
    pod({ hostAliases: [{ ip: '10.0.0.01', hostnames: ['a'] }] }),
    'spec.hostAliases[0].ip: Invalid value: "10.0.0.01": must not have leading 0s',
  ],
  ['an account by its old name', pod({ serviceAccount: 'a b' }), 'spec.serviceAccountName: Invalid value: "a b"'],
  [
    'a mirror on no node',
    pod({}, { 'kubernetes.io/config.mirror': 'x' }),
    'metadata.annotations[kubernetes.io/config.mirror]: Invalid value: "x": must set spec.nodeName',
  ],
  [
    'a deletion cost',
    pod({}, { 'controller.kubernetes.io/pod-deletion-cost': '+1' }),
    'metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: "+1": must be a 32bit integer',
  ],
  [
    'a profile of a container that is not there',
    pod({}, { 'container.apparmor.security.beta.kubernetes.io/x': 'unconfined' }),
    'metadata.annotations[container.apparmor.security.beta.kubernetes.io/x]: Invalid value: "x": container not found',
  ],
  [
    'a profile of old',
    pod({}, { 'seccomp.security.alpha.kubernetes.io/pod': 'any' }),
    'metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: Invalid value: "any": must be a valid seccomp profile',
  ],
  [
    'overhead',
    pod({ overhead: { a: '1' } }),
    'spec.overhead.limits[a]: Invalid value: "a": must be a standard resource type',
  ],
  [
    'a user of Windows',
    pod({ securityContext: { windowsOptions: { runAsUserName: 'a\\b\\c' } } }),
    'spec.securityContext.windowsOptions.runAsUserName: Invalid value',
  ],
  [
    'a process of the host without its network',
    pod({ securityContext: { windowsOptions: { hostProcess: true } } }),
    'spec.hostNetwork: Invalid value: false',
  ],
  [
    'a driver of 64',
    withVolume({ csi: { driver: 'x'.repeat(64) } }),
    'spec.volumes[0].csi.driver: Too long: may not be more than 63 bytes',
  ],
  [
    'an iSCSI target',
    withVolume({ iscsi: { targetPortal: 'a', iqn: 'iqn.wrong' } }),
    'spec.volumes[0].iscsi.iqn: Invalid value: "iqn.wrong": must be valid format',
  ],
  [
    'a disk of Azure',
    withVolume({ azureDisk: { diskName: 'a', diskURI: 'b', kind: 'Managed' } }),
    'spec.volumes[0].azureDisk.diskURI: Unsupported value: "b"',
  ],
  [
    'a share without a Secret',
    withVolume({ azureFile: { shareName: 'a' } }),
    'spec.volumes[0].azureFile.secretName: Required value',
  ],
  [
    'a claim that names itself',
    withVolume({ ephemeral: { volumeClaimTemplate: { metadata: { name: 'x' }, spec: CLAIM_SPEC } } }),
    'spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.name: Forbidden: cannot be set',
  ],
  [
    'a retention policy',
    statefulSet({ persistentVolumeClaimRetentionPolicy: { whenScaled: 'Keep' } }),
    'spec.persistentVolumeClaimRetentionPolicy.whenScaled: Unsupported value: "Keep": supported values: "Retain", "Delete"',
  ],
  [
    'a claim without modes',
    statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'a' }, spec: { ...CLAIM_SPEC, accessModes: [] } }] }),
    'spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required',
  ],
  [
    'a claim without a size',
    statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'a' }, spec: { ...CLAIM_SPEC, resources: {} } }] }),
    'spec.volumeClaimTemplates[0].spec.resources[storage]: Required value',
  ],
  [
    'a claim without a name',
    statefulSet({ volumeClaimTemplates: [{ spec: CLAIM_SPEC }] }),
    'spec.volumeClaimTemplates[0].metadata.name: Required value',
  ],
  [
    'two sources that differ',
    claim({
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' },
    }),
    'spec: Invalid value: "spec.dataSource": must match dataSourceRef',
  ],
  [
    'a size of nothing',
    claim({ resources: { requests: { storage: null } } }),
    'spec.resources[storage]: Invalid value: "0": must be greater than zero',
  ],
  [
    'log-ins that are no JSON',
    { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': 'YQ==' } },
    'data[.dockerconfigjson]: Invalid value: "<secret contents redacted>"',
  ],
  [
    'log-ins that are a list',
    { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/dockercfg', stringData: { '.dockercfg': '[]' } },
    'data[.dockercfg]: Invalid value',
  ],
  [
    'an empty key',
    { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/ssh-auth', data: { 'ssh-privatekey': '' } },
    'data[ssh-privatekey]: Required value',
  ],
  [
    'a generation',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', generation: -1 } },
    'metadata.generation: Invalid value: -1',
  ],
])('The API server refuses %s', (_, object, start) => {
  expect(firstOf(object)?.slice(0, start.length)).toBe(start);
});

test.each<[string, object]>([
  ['a source that it drops', claim({ dataSource: { kind: 'VolumeSnapshot', name: 'a' } })],
  ['a source in another namespace, which it drops', claim({ dataSourceRef: { kind: '', name: '', namespace: 'b' } })],
  ['an image pulled by default', withVolume({ image: { reference: 'a', pullPolicy: '' } })],
  ['bytes as a list', { apiVersion: 'v1', kind: 'ConfigMap', binaryData: { a: [], b: [1, 255] } }],
  ['pages that are a multiple', withResources({ limits: { 'hugepages-2Mi': '6Mi', cpu: '1' } })],
  [
    'a pod above its containers',
    withResources(
      { requests: { cpu: '1' } },
      { requests: { cpu: '2' }, limits: { 'hugepages-2Mi': '2Mi', memory: '1Gi' } },
    ),
  ],
  [
    'a claim of a StatefulSet',
    statefulSet({
      volumeClaimTemplates: [{ metadata: { name: 'a' }, spec: CLAIM_SPEC }],
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' },
    }),
  ],
  [
    'log-ins of nobody',
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/dockerconfigjson',
      stringData: { '.dockerconfigjson': '{}' },
    },
  ],
  ['a generation that it replaces', { ...pod({}), metadata: { name: 'a', generation: -1 } }],
  [
    'a bundle that it drops',
    withVolume({ projected: { sources: [{ secret: { name: 'a' }, clusterTrustBundle: {} }] } }),
  ],
  [
    'a budget with a short finalizer',
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'a', finalizers: ['abc'] }, spec: {} },
  ],
  [
    'a host process on its network',
    pod({
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } },
    }),
  ],
])('The API server accepts %s', (_, object) => {
  expect(firstOf(object)).toBeUndefined();
});

test.each<[string, object, KubernetesVersion, KubernetesVersion]>([
  ['leading zeros', pod({ hostAliases: [{ ip: '010.0.0.1' }] }), '1.35', '1.36'],
  [
    'bits beyond the prefix',
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.1/8' } }] }] },
    },
    '1.35',
    '1.36',
  ],
  [
    'claims without a size',
    statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'a' }, spec: { ...CLAIM_SPEC, resources: {} } }] }),
    '1.33',
    '1.34',
  ],
  [
    'pods below their containers',
    withResources({ requests: { cpu: '2' } }, { requests: { cpu: '1' } }),
    '1.33',
    '1.34',
  ],
  [
    'block devices of a pod with users of its own',
    pod({
      hostUsers: false,
      containers: [{ name: 'a', image: 'a', volumeDevices: [{ name: 'v', devicePath: '/a' }] }],
      volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'a' } }],
    }),
    '1.33',
    '1.34',
  ],
])('%s are refused only by newer versions', (_, object, before, since) => {
  expect([firstOf(object, before), firstOf(object, since) !== undefined]).toEqual([undefined, true]);
});
