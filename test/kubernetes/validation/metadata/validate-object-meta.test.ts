import { dnsSubdomainProblems } from '../../../../lib/kubernetes/validation/values/dns-name-problems';
import { validateObjectMeta } from '../../../../lib/kubernetes/validation/metadata/validate-object-meta';

const pathsOf = (metadata: unknown) =>
  validateObjectMeta(metadata, dnsSubdomainProblems, ['metadata']).map(({ path }) => path.slice(1).join('.'));

const OWNER = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: '1' };
const CONTROLLER = { ...OWNER, controller: true };
const LIST = 'ownerReferences';
const APIVERSION = 'ownerReferences.apiVersion';

// staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta_test.go
test.each([
  ['A name is enough', { name: 'web' }, []],
  ['Without a name nothing can be made', {}, ['name']],
  ['No metadata has no name', undefined, ['name']],
  ['A prefix makes a name', { generateName: 'web-' }, []],
  ['A long prefix is cut', { generateName: 'a'.repeat(252) }, []],
  ['A bad prefix makes a bad name', { generateName: 'Web-' }, ['generateName', 'name']],
  ['A name has the form of its kind', { name: 'Web' }, ['name']],
  ['A namespace is a DNS label', { name: 'web', namespace: 'a.b' }, ['namespace']],
  [
    'Labels and annotations have valid keys',
    { name: 'web', labels: { 'a b': '' }, annotations: { 'c d': '' } },
    ['labels', 'annotations'],
  ],
  ['Annotations hold 256 KiB together', { name: 'web', annotations: { a: 'x'.repeat(262_143) } }, []],
  ['And no byte more', { name: 'web', annotations: { a: 'x'.repeat(262_144) } }, ['annotations']],
  ['In UTF-8', { name: 'web', annotations: { a: 'é'.repeat(131_072) } }, ['annotations']],
  ['A finalizer has a domain', { name: 'web', finalizers: ['example.com/a', 'orphan'] }, []],
  ['One without is unknown', { name: 'web', finalizers: ['abc'] }, ['finalizers.0']],
  ['A finalizer is a qualified name', { name: 'web', finalizers: ['example.com/a b'] }, ['finalizers']],
  ['Two of them exclude each other', { name: 'web', finalizers: ['orphan', 'foregroundDeletion'] }, ['finalizers']],
  ['An owner is named in full', { name: 'web', ownerReferences: [OWNER] }, []],
  [
    'A nameless owner is none',
    { name: 'web', ownerReferences: [{ ...OWNER, kind: '', name: '', uid: '' }] },
    ['ownerReferences.kind', 'ownerReferences.name', 'ownerReferences.uid'],
  ],
  ['An owner has a version', { name: 'web', ownerReferences: [{ ...OWNER, apiVersion: 'apps/' }] }, [APIVERSION]],
  ['Of one version', { name: 'web', ownerReferences: [{ ...OWNER, apiVersion: 'a/b/c' }] }, [APIVERSION]],
  ['An Event owns nothing', { name: 'web', ownerReferences: [{ ...OWNER, apiVersion: 'v1', kind: 'Event' }] }, [LIST]],
  ['One owner controls', { name: 'web', ownerReferences: [CONTROLLER, CONTROLLER] }, [LIST]],
])('%s', (_, metadata, paths) => {
  expect(pathsOf(metadata)).toEqual(paths);
});
