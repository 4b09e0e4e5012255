import { formatFieldError, validateManifest, type JsonObject } from '../../../lib/kubernetes';

function refusals(object: JsonObject): readonly string[] {
  return validateManifest({ apiVersion: 'v1', metadata: { name: 'x' }, ...object }, '1.36').map(formatFieldError);
}

test.each(['a', 'A.b_c-d', '.dockerconfigjson'])('%s is a key', (key) => {
  expect(refusals({ kind: 'ConfigMap', data: { [key]: 'v' } })).toEqual([]);
});

test.each(['a b', '..', '..a', 'a/b', 'x'.repeat(254)])('%s is no key', (key) => {
  expect(refusals({ kind: 'ConfigMap', data: { [key]: 'v' } })[0]).toMatch(/^data\[.*\]: Invalid value/s);
});

test('A key stands in one of the two halves of a ConfigMap', () => {
  expect(refusals({ kind: 'ConfigMap', data: { k: 'v' }, binaryData: { k: 'dg==' } })).toEqual([
    'data[k]: Invalid value: "k": duplicate of key present in binaryData',
  ]);
});

test.each<[string, JsonObject, string[]]>([
  ['kubernetes.io/tls', { 'tls.crt': 'YQ==' }, ['data[tls.key]: Required value']],
  ['kubernetes.io/dockerconfigjson', {}, ['data[.dockerconfigjson]: Required value']],
  ['kubernetes.io/basic-auth', { username: 'YQ==' }, []],
  ['example.com/own', {}, []],
])('A Secret of type %s with %j', (type, data, expected) => {
  expect(refusals({ kind: 'Secret', type, data })).toEqual(expected);
});

test('A ConfigMap holds a mebibyte', () => {
  const ofSize = (size: number) => refusals({ kind: 'ConfigMap', data: { k: 'x'.repeat(size) } }).length;
  expect([ofSize(1024 * 1024), ofSize(1024 * 1024 + 1)]).toEqual([0, 1]);
});

test('What a Secret holds is in no error', () => {
  const errors = validateManifest({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'X' },
    data: { 'a b': 'aHVudGVyMg==' },
    stringData: { 'c d': 'hunter2' },
  });
  expect(errors.length).toBeGreaterThan(2);
  expect(JSON.stringify(errors)).not.toMatch(/hunter2|aHVudGVyMg/);
});

test.each<[string, JsonObject, string[]]>([
  [
    'a Namespace with a dot',
    { kind: 'Namespace', metadata: { name: 'a.b' } },
    ['metadata.name: Invalid value: "a.b": must not contain dots'],
  ],
  [
    'a claim without a size',
    { kind: 'PersistentVolumeClaim', spec: { accessModes: ['ReadWriteOnce'] } },
    ['spec.resources[storage]: Required value'],
  ],
  [
    'a claim of nothing',
    {
      kind: 'PersistentVolumeClaim',
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '0' } } },
    },
    ['spec.resources[storage]: Invalid value: "0": must be greater than zero'],
  ],
  [
    'a claim that is not shared',
    { kind: 'PersistentVolumeClaim', spec: { resources: { requests: { storage: '1Gi' } } } },
    ['spec.accessModes: Required value: at least 1 access mode is required'],
  ],
])('%s', (_, object, expected) => {
  expect(refusals(object)).toEqual(expected);
});
