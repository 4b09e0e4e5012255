import { agrees } from './agrees';

test.each([
  [5, 5, true],
  [5, 6, false],
  ['a', 'a', true],
  [null, undefined, true],
  [null, null, true],
  [null, 0, false],
  [0, null, false],
  [{ a: 1 }, { a: 1, b: 2 }, true],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [{ error: true }, 5, false],
  [5, { error: true }, false],
  [[1, 2], [1, 2], true],
  [[1], [1, 2], false],
  [{ errors: [] }, { errors: [] }, true],
  [{ errors: [] }, { errors: [{}] }, false],
  [{ a: null }, {}, true],
])('A table that says %j and an answer of %j agree: %p', (expected, answer, verdict) => {
  expect(agrees(expected, answer)).toBe(verdict);
});
