import fc from 'fast-check';
import { WordsInText } from '../../../lib/check/words/words-in-text';

const found = (words: readonly string[], text: string) => [...new WordsInText(words).in(text)].sort();

test.each([
  [['ab', 'abc', 'b'], 'xabcx', ['abc', 'b']],
  [['ab', 'abcd', 'abce'], 'abcx', ['ab']],
  [['a', 'aa', 'aaa'], 'aaaa', ['a', 'aa', 'aaa']],
  [['abc'], 'ab', []],
  [[], 'abc', []],
  [['ü😀', '\ud83d'], 'aü😀', ['\ud83d', 'ü😀']],
])('of %j in %j stand %j', (words, text, expected) => {
  expect(found(words, text)).toEqual([...expected].sort());
});

test('at each place of a text the longest word is found, whatever the words are', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(letters),
      fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 20 }),
      (words, text) => {
        const longest = Array.from(text, (_, at) =>
          words
            .filter((word) => text.startsWith(word, at))
            .sort((one, other) => other.length - one.length)
            .slice(0, 1),
        );
        expect(found(words, text)).toEqual([...new Set(longest.flat())].sort());
      },
    ),
  );
});

test('long words and a long text of one letter cost in proportion', () => {
  const words = [1000, 50_000, 100_000].map((length) => 'a'.repeat(length));
  expect([...new WordsInText(words).in('a'.repeat(120_000))].sort()).toEqual(words);
});
