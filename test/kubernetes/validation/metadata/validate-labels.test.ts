import {
  validateAnnotations,
  validateLabels,
  validateQualifiedName,
} from '../../../../lib/kubernetes/validation/metadata/validate-labels';

test.each([
  ['valid', { app: 'web', 'example.com/tier': '' }, 0],
  ['with a bad key', { 'a b': 'web' }, 1],
  ['with a bad value', { app: 'a b' }, 1],
  ['with both', { 'a b': 'c d' }, 2],
  ['absent', undefined, 0],
  ['no mapping', 'app=web', 0],
])('Labels that are %s', (_, labels, errors) => {
  expect(validateLabels(labels, ['metadata', 'labels'])).toHaveLength(errors);
});

test('An error of a label stands at the labels, whichever it is', () => {
  const [key, value] = validateLabels({ 'a b': 'c d' }, ['labels']);
  expect(key).toMatchObject({ path: ['labels'], value: 'a b' });
  expect(value).toMatchObject({ path: ['labels'], value: 'c d' });
});

test('The domain of an annotation may have capitals, that of a label may not', () => {
  expect(validateAnnotations({ 'Example.com/Key': 'anything goes here' }, ['annotations'])).toEqual([]);
  expect(validateQualifiedName('Example.com/Key', ['key'])).toHaveLength(1);
  expect(validateAnnotations({ 'a b': 'x' }, ['annotations'])).toHaveLength(1);
});
