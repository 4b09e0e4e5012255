import { formatFieldPath, whereFieldBelongs, type FieldPath } from '../../../lib/kubernetes';

const POD_SPEC = ['spec', 'template', 'spec'];
const CONTAINER = [...POD_SPEC, 'containers', 0];

test.each<[string, string, FieldPath, string | undefined]>([
  [
    'Deployment',
    'misspelt',
    [...POD_SPEC, 'terminationGracePeriodSecond'],
    'spec.template.spec.terminationGracePeriodSeconds',
  ],
  ['Deployment', 'in lower case', [...CONTAINER, 'readinessprobe'], 'spec.template.spec.containers[0].readinessProbe'],
  [
    'Deployment',
    'of the pod, in a container',
    [...CONTAINER, 'terminationGracePeriodSeconds'],
    'spec.template.spec.terminationGracePeriodSeconds',
  ],
  [
    'Deployment',
    'of a hook, in a container',
    [...CONTAINER, 'preStop'],
    'spec.template.spec.containers[0].lifecycle.preStop',
  ],
  [
    'Deployment',
    'of a container, in the pod',
    [...POD_SPEC, 'readinessProbe'],
    'spec.template.spec.containers.readinessProbe',
  ],
  ['Deployment', 'of a StatefulSet', ['spec', 'updateStrategy'], 'spec.strategy'],
  ['StatefulSet', 'of a Deployment', ['spec', 'strategy'], 'spec.updateStrategy'],
  ['Deployment', 'of the pod, in the workload', ['spec', 'containers'], 'spec.template.spec.containers'],
  ['DaemonSet', 'that nothing is like', ['spec', 'replicas'], undefined],
])('In a %s, a field %s: %j', (kind, _, path, expected) => {
  const meant = whereFieldBelongs('apps/v1', kind, path, '1.30');
  expect(meant && formatFieldPath(meant.path)).toBe(expected);
});

test('A field of an old Ingress has moved', () => {
  const path = ['spec', 'defaultBackend', 'serviceName'];
  const meant = whereFieldBelongs('networking.k8s.io/v1', 'Ingress', path, '1.30');
  expect(meant?.path).toEqual(['spec', 'defaultBackend', 'service', 'name']);
});

test('A field that a newer version has says so', () => {
  const meant = whereFieldBelongs('v1', 'Pod', ['spec', 'hostnameOverride'], '1.30');
  expect(meant).toEqual({ path: ['spec', 'hostnameOverride'], since: '1.34' });
});
