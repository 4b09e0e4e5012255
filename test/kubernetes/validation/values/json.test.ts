import {
  intOrPercentOf,
  isObject,
  isSet,
  listOf,
  numberOf,
  objectOf,
  textOf,
} from '../../../../lib/kubernetes/validation/values/json';

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['{}', false],
])('%j is a mapping: %p', (value, expected) => {
  expect(isObject(value)).toBe(expected);
});

test('Null says nothing, zero and the empty text do', () => {
  expect([undefined, null, 0, '', false].map(isSet)).toEqual([false, false, true, true, true]);
});

test('What has another shape is read as empty', () => {
  expect(objectOf([1])).toEqual({});
  expect(listOf({ 0: 'a' })).toEqual([]);
  expect(textOf({})).toBe('');
  expect(intOrPercentOf(true)).toBeUndefined();
});

test('Plain values are read as they are written', () => {
  expect(textOf(8080)).toBe('8080');
  expect(textOf(true)).toBe('true');
  expect(intOrPercentOf('25%')).toBe('25%');
  expect(intOrPercentOf(0)).toBe(0);
});

test('A number that is none is neither too small nor too large', () => {
  const wrong = numberOf('5');
  expect(wrong < 0 || wrong >= 0).toBe(false);
  expect(numberOf(undefined, 7)).toBe(7);
  expect(numberOf(null, 7)).toBe(7);
  expect(numberOf(0, 7)).toBe(0);
});
