import { mismatch, withoutComments } from './abridged';

const REAL = 'a: 1\nb: 2\nc: 3\nd: 4\n';

test.each([
  ['everything', 'a: 1\nb: 2\nc: 3\nd: 4'],
  ['the beginning', 'a: 1\nb: 2\n...'],
  ['the end', '# ...\nd: 4'],
  ['the middle, twice', '...\nb: 2\n  # ...\nc: 3\n...'],
])('%s of a text may be shown', (_what, shown) => {
  expect(mismatch(shown, REAL)).toBeUndefined();
});

test.each([
  ['another value', '...\nb: 3\n...'],
  ['a line too much', 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5'],
  ['an end that is not one', '...\nb: 2'],
  ['a beginning that is not one', 'b: 2\n...'],
  ['another order', '...\nc: 3\n...\nb: 2\n...'],
  ['a gap without an ellipsis', 'a: 1\nc: 3\n...'],
  ['nothing', ''],
])('%s is noticed', (_what, shown) => {
  expect(mismatch(shown, REAL)).toMatch(/not in the real output/);
});

test('comments explain, they are not part of the output', () => {
  expect(withoutComments('# why\nb: 2   # since a is 1\n# ...\nc: "a#b"')).toBe('b: 2\n# ...\nc: "a#b"');
});
