import fc from 'fast-check';
import { globTest } from '../../lib/facts';

test.each<[string, string, boolean]>([
  ['web', 'web', true],
  ['web', 'web-admin', false],
  ['web-*', 'web-admin', true],
  ['web-*', 'web', false],
  ['*', '', true],
  ['*-admin', 'web-admin', true],
  ['w*b*n', 'web-admin', true],
  ['*a*a*', 'a', false],
  ['we?', 'web', true],
  ['we?', 'we', false],
  ['a.c', 'abc', false],
  ['(a+)+$', '(a+)+$', true],
])('%s matches %s: %p', (pattern, text, expected) => {
  expect(globTest(pattern)(text)).toBe(expected);
});

test('a pattern matches what the regular expression of the same meaning matches', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
  fc.assert(
    fc.property(piece, text, (pattern, some) => {
      const same = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`.replace(/(\.\*)+/g, '.*'));
      expect(globTest(pattern)(some)).toBe(same.test(some));
    }),
    { numRuns: 1000 },
  );
});
