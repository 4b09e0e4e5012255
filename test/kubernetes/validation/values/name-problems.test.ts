import { hasForm, mismatch, tooLong } from '../../../../lib/kubernetes/validation/values/name-problems';

// staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go RegexError, MaxLenError
test('A mismatch names its examples and the pattern', () => {
  expect(mismatch('a name', '[a-z]+')).toBe("a name (e.g. regex used for validation is '[a-z]+')");
  expect(mismatch('a name', '[a-z]+', 'x')).toBe("a name (e.g. 'x', regex used for validation is '[a-z]+')");
  expect(mismatch('a name', '[a-z]+', 'x', 'y')).toBe(
    "a name (e.g. 'x',  or 'y', regex used for validation is '[a-z]+')",
  );
});

test('A form is that of the whole text', () => {
  expect(hasForm('abc', '[a-z]+')).toBe(true);
  expect(hasForm('abc1', '[a-z]+')).toBe(false);
  expect(hasForm('abc\n', '[a-z]+')).toBe(false);
});

test('Lengths are counted in characters, or in bytes where the API server says so', () => {
  expect(tooLong(63)).toBe('must be no more than 63 characters');
  expect(tooLong(63, 'bytes')).toBe('must be no more than 63 bytes');
});
