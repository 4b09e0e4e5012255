import {
  amountOf,
  validateAtMostAll,
  validateIntOrPercent,
} from '../../../../lib/kubernetes/validation/values/validate-int-or-percent';

// pkg/apis/policy/validation/validation_test.go, pkg/apis/apps/validation/validation_test.go
test.each([0, 1, 100, '0%', '1%', '100%', '150%'])('%p is a count or a percentage', (value) => {
  expect(validateIntOrPercent(value, ['x'])).toEqual([]);
});

test.each([-1, '1.1%', 'nope', '-1%', '5', '', '%', '1 %'])('%p is neither a count nor a percentage', (value) => {
  expect(validateIntOrPercent(value, ['x'])).toHaveLength(1);
});

test.each([
  ['100%', 0],
  ['101%', 1],
  ['0%', 0],
  [1000, 0],
  ['x', 0],
])('%p has %d errors as a share', (value, errors) => {
  expect(validateAtMostAll(value, ['x'])).toHaveLength(errors);
});

test.each([
  [3, 3],
  ['40%', 40],
  ['7', 7],
  ['abc', 0],
  ['', 0],
  ['-2', -2],
])('The amount of %p is %d', (value, amount) => {
  expect(amountOf(value)).toBe(amount);
});
