import { formatFieldError, validateManifest } from '../../../../lib/kubernetes';

const TEMPLATE = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'app', image: 'web:1' }] } };

function refusals(apiVersion: string, kind: string, spec: object): readonly string[] {
  const object = { apiVersion, kind, metadata: { name: 'r' }, spec: { template: TEMPLATE, ...spec } };
  return validateManifest(object, '1.36').map(formatFieldError);
}

// pkg/apis/apps/validation/validation_test.go TestValidateReplicaSet
test.each<[object, string[]]>([
  [{ selector: { matchLabels: { app: 'a' } } }, []],
  [
    { selector: { matchLabels: { app: 'b' } } },
    ['spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`'],
  ],
  [
    { selector: { matchLabels: { app: 'a' } }, replicas: -1 },
    ['spec.replicas: Invalid value: -1: must be greater than or equal to 0'],
  ],
])('A ReplicaSet with %j', (spec, expected) => {
  expect(refusals('apps/v1', 'ReplicaSet', spec)).toEqual(expected);
});

// pkg/apis/core/validation/validation_test.go TestValidateReplicationController
test.each<[object, string[]]>([
  [{}, []],
  [
    { selector: { app: 'b' } },
    ['spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`'],
  ],
  [{ template: undefined }, ['spec.selector: Required value', 'spec.template: Required value']],
])('A ReplicationController with %j', (spec, expected) => {
  expect(refusals('v1', 'ReplicationController', spec)).toEqual(expected);
});
