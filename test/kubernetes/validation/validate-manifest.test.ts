import fc from 'fast-check';
import { formatFieldError, KUBERNETES_VERSIONS, validateManifest } from '../../../lib/kubernetes';
import { runs } from '../../properties/runs';

const KINDS = [
  ['v1', 'Pod'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['v1', 'Service'],
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'ReplicationController'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['v1', 'ConfigMap'],
  ['v1', 'Secret'],
  ['v1', 'Namespace'],
  ['v1', 'ServiceAccount'],
  ['v1', 'PersistentVolumeClaim'],
  ['v1', 'PodTemplate'],
] as const;

test.each(KINDS)('A nameless object of %s %s is refused', (apiVersion, kind) => {
  const errors = validateManifest({ apiVersion, kind }).map(formatFieldError);
  expect(errors).toContain('metadata.name: Required value: name or generateName is required');
});

test.each([
  ["of another group's kind", { apiVersion: 'serving.knative.dev/v1', kind: 'Service', spec: { template: 1 } }],
  ['of a kind that is nobody’s', { apiVersion: 'v1', kind: 'Config', clusters: [] }],
  ['without a version and of an unknown kind', { kind: 'Something' }],
  ['that is null', null],
  ['that is a text', 'Pod'],
  ['that is a list', [{ apiVersion: 'v1', kind: 'Pod' }]],
])('Nothing is said about an object %s', (_, object) => {
  expect(validateManifest(object)).toEqual([]);
});

test.each([
  ['apiVersion', { kind: 'Deployment' }],
  ['kind', { apiVersion: 'apps/v1' }],
])('An object without %s is refused', (field, object) => {
  expect(validateManifest(object).map(formatFieldError)).toEqual([`${field} not set`]);
});

test('What cannot be read is told first, and what follows from it is not told', () => {
  const probe = { httpGet: { path: '/', prot: 8080 }, periodSeconds: '5', timeoutSeconds: -1 };
  const containers = [{ name: 'App', image: 'web:1', readinessProbe: probe }];
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers } };
  const paths = validateManifest(pod).map(({ type, path }) => [type, path.slice(2).join('.')]);
  expect(paths).toEqual([
    ['Mistyped', '0.readinessProbe.periodSeconds'],
    ['Unknown', '0.readinessProbe.httpGet.prot'],
    ['Invalid', '0.name'],
    ['Invalid', '0.readinessProbe.timeoutSeconds'],
  ]);
});

test('The version is 1.30 where nobody says one', () => {
  const lifecycle = { preStop: { sleep: { seconds: 0 } } };
  const spec = { containers: [{ name: 'app', image: 'web:1', lifecycle }] };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec };
  expect(validateManifest(pod)).toEqual(validateManifest(pod, '1.30'));
  expect(validateManifest(pod)).toHaveLength(1);
  expect(validateManifest(pod, '1.33')).toEqual([]);
});

/** Field names that lead into the depths of these kinds. */
const FIELDS = [
  ...['metadata', 'name', 'labels', 'annotations', 'spec', 'selector', 'matchLabels', 'matchExpressions', 'template'],
  ...['strategy', 'updateStrategy', 'rollingUpdate', 'maxSurge', 'maxUnavailable', 'minAvailable', 'replicas'],
  ...['containers', 'initContainers', 'lifecycle', 'preStop', 'sleep', 'exec', 'readinessProbe', 'httpGet', 'ports'],
  ...['env', 'valueFrom', 'resources', 'limits', 'requests', 'cpu', 'affinity', 'podAntiAffinity', 'nodeAffinity'],
  ...['topologySpreadConstraints', 'matchLabelKeys', 'readinessGates', 'tolerations', 'metrics', 'behavior', 'scaleUp'],
  ...[
    'policies',
    'clusterIPs',
    'sessionAffinityConfig',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'type',
    'key',
  ],
  ...['volumes', 'volumeMounts', 'volumeDevices', 'configMap', 'secret', 'projected', 'sources', 'items', 'ephemeral'],
  ...['securityContext', 'capabilities', 'sysctls', 'dnsConfig', 'hostAliases', 'envFrom', 'fieldRef', 'resizePolicy'],
  ...[
    'jobTemplate',
    'podFailurePolicy',
    'successPolicy',
    'rules',
    'onExitCodes',
    'schedule',
    'timeZone',
    'succeededIndexes',
  ],
  ...[
    'http',
    'paths',
    'backend',
    'service',
    'tls',
    'ingress',
    'egress',
    'ipBlock',
    'cidr',
    'data',
    'binaryData',
    'requests',
  ],
];

const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 7 },
    fc.constantFrom<unknown>(null, undefined, '', 'a', '5%', 0, -1, 1.5, true, Number.NaN, '1e999', 2 ** 60),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 8 }),
  ),
})).value;

test('No shape of a manifest makes it throw, and every error can be worded', () => {
  const kinds = fc.constantFrom(...KINDS);
  fc.assert(
    fc.property(
      kinds,
      anything,
      anything,
      fc.constantFrom(...KUBERNETES_VERSIONS),
      ([apiVersion, kind], metadata, spec, version) => {
        const errors = validateManifest({ apiVersion, kind, metadata, spec }, version);
        expect(errors.map(formatFieldError).every((text) => text.length > 0)).toBe(true);
      },
    ),
    runs(400),
  );
});

test('An object is not changed by being looked at', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), anything, ([apiVersion, kind], spec) => {
      const object = { apiVersion, kind, metadata: { name: 'x' }, spec };
      const before = structuredClone(object);
      validateManifest(object);
      expect(object).toEqual(before);
    }),
    runs(60),
  );
});
