import { identityOf, type JsonObject } from '../../../lib/workload';

test.each<[string, JsonObject, readonly [string, string, string, string]]>([
  [
    'an object is known by version, kind, namespace and name',
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'shop', name: 'web' } },
    ['apps/v1', 'Deployment', 'shop', 'web'],
  ],
  [
    'one without a namespace belongs to the default one',
    { kind: 'Service', metadata: { name: 'web' } },
    ['', 'Service', 'default', 'web'],
  ],
  [
    'so does one with an empty namespace',
    { kind: 'Service', metadata: { namespace: '' } },
    ['', 'Service', 'default', ''],
  ],
  ['what is no text counts as absent', { kind: 7, metadata: { name: ['web'], namespace: 1 } }, ['', '', 'default', '']],
  ['metadata that are nothing name nothing', { kind: 'Pod', metadata: null }, ['', 'Pod', 'default', '']],
])('%s', (_what, object, [apiVersion, kind, namespace, name]) => {
  expect(identityOf({ object })).toEqual({ apiVersion, kind, namespace, name });
});
