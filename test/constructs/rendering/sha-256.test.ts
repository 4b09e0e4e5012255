import { createHash } from 'node:crypto';
import { assert, property, string } from 'fast-check';
import { sha256 } from '../../../lib/constructs/rendering/pods/sha-256';

const known = (text: string) => createHash('sha256').update(text).digest('hex');

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])(
  'a text of %i letters has the hash that Node gives it',
  (length) => {
    expect(sha256('x'.repeat(length))).toBe(known('x'.repeat(length)));
  },
);

test('any text has the hash that Node gives it', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 200 }), (text) => sha256(text) === known(text)),
    { numRuns: 50 },
  );
});
