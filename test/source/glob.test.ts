import { globBase, globPattern, isGlob, namePattern } from '../../lib/source/patterns/glob';

test.each([
  ['k8s/*.yaml', 'k8s/web.yaml', true],
  ['k8s/*.yaml', 'k8s/a/web.yaml', false],
  ['k8s/*.yaml', 'k8s/.hidden.yaml', false],
  ['k8s/**/*.yaml', 'k8s/web.yaml', true],
  ['k8s/**/*.yaml', 'k8s/a/b/web.yaml', true],
  ['k8s/**/*.yaml', 'k8s/.git/web.yaml', false],
  ['k8s/**', 'k8s/a/web.json', true],
  ['**/web.yaml', 'web.yaml', true],
  ['k8s/{web,api}.yaml', 'k8s/api.yaml', true],
  ['k8s/{web,api}.yaml', 'k8s/{web,api}.yaml', false],
  ['k8s/web-?.yaml', 'k8s/web-1.yaml', true],
  ['k8s/web-[0-9].yaml', 'k8s/web-x.yaml', false],
  ['k8s/web-[!0-9].yaml', 'k8s/web-x.yaml', true],
  ['k8s/a+b.*', 'k8s/aab.yaml', false],
  ['k8s/a,b*.yaml', 'k8s/a,b.yaml', true],
  ['k8s/{*.yaml', 'k8s/{web.yaml', true],
  ['k8s/{web,{api,db}-*}.yaml', 'k8s/db-1.yaml', true],
  ['k8s/{web,{api,db}-*}.yaml', 'k8s/db.yaml', false],
  ['k8s/[a-c]*[!.]', 'k8s/bee', true],
  ['**/{base,overlays}/**/*.yaml', 'a/b/overlays/c/d.yaml', true],
  ['**/{base,overlays}/**/*.yaml', 'a/.b/overlays/c/d.yaml', false],
])('the pattern %s and the file %s: %s', (pattern, path, matches) => {
  expect(globPattern(pattern).test(path)).toBe(matches);
});

test.each([
  ['web-*', 'web-blue', true],
  ['*', 'a/b', true],
  ['web', 'web-blue', false],
])('the name pattern %s and the name %s: %s', (pattern, name, matches) => {
  expect(namePattern(pattern).test(name)).toBe(matches);
});

test('a pattern is looked for from the folder that it names', () => {
  expect(['a/b/*.yaml', '/a/*/c', '*.yaml', '/*'].map(globBase)).toEqual(['a/b', '/a', '.', '/']);
});

test.each(['*ab'.repeat(2000), '{b,*b}'.repeat(2000), '{'.repeat(5000) + '}'.repeat(5000), '[z-a]'])(
  'a pattern of a stranger is held against a long name at once',
  (pattern) => {
    const text = 'a'.repeat(1000);
    expect([globPattern(pattern).test(text), namePattern(pattern).test(text)]).toEqual([false, false]);
  },
);

test('a path without wildcards is no pattern', () => {
  expect(['web.yaml', 'a/b', 'web?.yaml', 'a[1].yaml'].map(isGlob)).toEqual([false, false, true, true]);
});
