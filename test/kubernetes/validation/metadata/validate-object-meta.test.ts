import { dnsSubdomainProblems } from '../../../../lib/kubernetes/validation/values/dns-name-problems';
import { validateObjectMeta } from '../../../../lib/kubernetes/validation/metadata/validate-object-meta';

const pathsOf = (metadata: unknown) =>
  validateObjectMeta(metadata, dnsSubdomainProblems, ['metadata']).map(({ path }) => path.slice(1).join('.'));

// staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta_test.go
test.each([
  ['A name is enough', { name: 'web' }, []],
  ['Without a name nothing can be made', {}, ['name']],
  ['No metadata has no name', undefined, ['name']],
  ['A prefix makes a name', { generateName: 'web-' }, []],
  ['A bad prefix makes a bad name', { generateName: 'Web-' }, ['generateName', 'name']],
  ['A name has the form of its kind', { name: 'Web' }, ['name']],
  ['A namespace is a DNS label', { name: 'web', namespace: 'a.b' }, ['namespace']],
  [
    'Labels and annotations have valid keys',
    { name: 'web', labels: { 'a b': '' }, annotations: { 'c d': '' } },
    ['labels', 'annotations'],
  ],
  ['A generation is not negative', { name: 'web', generation: -1 }, ['generation']],
])('%s', (_, metadata, paths) => {
  expect(pathsOf(metadata)).toEqual(paths);
});
