import { validateNonNegative, validatePositive } from '../../../../lib/kubernetes/validation/values/validate-number';
import { words } from '../words';

test.each([
  [0, 0, 1],
  [1, 0, 0],
  [-1, 1, 1],
  [undefined, 0, 1],
  [null, 0, 1],
  ['-1', 0, 0],
])('%p has %d errors where it may be zero and %d where it may not', (value, nonNegative, positive) => {
  expect(validateNonNegative(value, ['x'])).toHaveLength(nonNegative);
  expect(validatePositive(value, ['x'])).toHaveLength(positive);
});

test('The messages are those of the API server', () => {
  expect(words(validateNonNegative(-1, ['x']))).toEqual(['x: Invalid value: -1: must be greater than or equal to 0']);
  expect(words(validatePositive(0, ['x']))).toEqual(['x: Invalid value: 0: must be greater than zero']);
});
