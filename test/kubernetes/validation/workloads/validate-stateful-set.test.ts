import { validateStatefulSet, type KubernetesVersion } from '../../../../lib/kubernetes';
import { words } from '../words';

const SPEC = {
  selector: { matchLabels: { app: 'db' } },
  template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'app', image: 'db:1' }] } },
};
const errorsOf = (change: object, version: KubernetesVersion = '1.36', name = 's') =>
  words(validateStatefulSet({ metadata: { name }, spec: { ...SPEC, ...change } }, version));

// pkg/apis/apps/validation/validation_test.go TestValidateStatefulSet; messages of an API server.
test.each([
  [{}, []],
  [{ updateStrategy: { type: 'OnDelete' } }, []],
  [{ updateStrategy: { rollingUpdate: { partition: 2, maxUnavailable: '150%' } } }, []],
  [
    { podManagementPolicy: 'Serial' },
    ["spec.podManagementPolicy: Invalid value: \"Serial\": must be 'OrderedReady' or 'Parallel'"],
  ],
  [
    { updateStrategy: { type: 'OnDelete', rollingUpdate: {} } },
    [
      'spec.updateStrategy.rollingUpdate: Invalid value: {"Partition":0,"MaxUnavailable":null}: only allowed for updateStrategy \'RollingUpdate\'',
    ],
  ],
  [
    { updateStrategy: { type: 'Recreate' } },
    [
      'spec.updateStrategy: Invalid value: {"Type":"Recreate","RollingUpdate":null}: must be \'RollingUpdate\' or \'OnDelete\'',
    ],
  ],
  [
    { updateStrategy: { rollingUpdate: { partition: -1 } } },
    ['spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0'],
  ],
  [
    { replicas: -1, ordinals: { start: -1 } },
    [
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
      'spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0',
    ],
  ],
  [
    { selector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } },
    [
      'spec.selector.matchExpressions[0].operator: Invalid value: "Is": not a valid selector operator',
      'spec.selector: Invalid value: {"matchExpressions":[{"key":"a","operator":"Is"}]}',
    ],
  ],
])('A StatefulSet with %j has the errors %j', (change, errors) => {
  expect(errorsOf(change)).toEqual(errors);
});

test('The name of a StatefulSet is a DNS label, because those of its pods are made of it', () => {
  expect(errorsOf({}, '1.36', 'a.b')).toEqual(['metadata.name: Invalid value: "a.b": must not contain dots']);
});

// pkg/apis/apps/validation/validation.go of v1.32, v1.33 and v1.34.
test('The name of its Service is looked at since Kubernetes 1.33', () => {
  expect(errorsOf({ serviceName: 'a.b' }, '1.32')).toEqual([]);
  expect(errorsOf({ serviceName: 'a.b' }, '1.33')).toHaveLength(1);
});

test('Its pod spec is looked at since Kubernetes 1.34, but for host name and subdomain', () => {
  const template = { ...SPEC.template, spec: { hostname: 'a.b', subdomain: 'a.b' } };
  expect(errorsOf({ template }, '1.33')).toEqual([]);
  expect(errorsOf({ template }, '1.34')).toEqual(['spec.template.spec.containers: Required value']);
});
