import { validateEnvironment } from '../../../../lib/kubernetes/validation/containers/validate-environment';

const pathsOf = (env: unknown, version: '1.30' | '1.36') =>
  validateEnvironment(env, version, ['env']).map(({ path }) => path.join('.'));

// pkg/apis/core/validation/validation_test.go TestValidateEnv, TestRelaxedValidateEnv
test.each(['abc', 'ABC', 'AbC_123', '.x', '-y', 'my.env-name'])('%s is the name of a variable', (name) => {
  expect(pathsOf([{ name, value: 'v' }], '1.30')).toEqual([]);
});

test.each(['1abc', 'a b', 'a=b', '..', '.', '..x'])('%p is no name of a variable before Kubernetes 1.32', (name) => {
  expect(pathsOf([{ name }], '1.30')).not.toEqual([]);
});

test('From Kubernetes 1.32 on a name is any printable text without an equals sign', () => {
  expect(pathsOf([{ name: '1 ab;c..' }], '1.36')).toEqual([]);
  expect(pathsOf([{ name: 'a=b' }, { name: 'ä' }, { name: 'a\tb' }], '1.36')).toHaveLength(3);
});

test('A variable has a name', () => {
  expect(pathsOf([{ value: 'v' }], '1.36')).toEqual(['env.0.name']);
});

const POD_NAME = { fieldPath: 'metadata.name' };

test.each([
  ['a value', { value: 'v' }, 0],
  ['a source', { valueFrom: { fieldRef: POD_NAME } }, 0],
  ['a value and a source', { value: 'v', valueFrom: { fieldRef: POD_NAME } }, 1],
  ['two sources', { valueFrom: { fieldRef: POD_NAME, secretKeyRef: { name: 's', key: 'k' } } }, 1],
  ['a source that is none', { valueFrom: {} }, 1],
])('A variable with %s', (_, variable, errors) => {
  expect(pathsOf([{ name: 'X', ...variable }], '1.36')).toHaveLength(errors);
});
