import fc from 'fast-check';
import { differsByAtMost, NearWords, slipsIn } from '../../../../lib/rules/support/routing/near-words';

const word = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 0, maxLength: 14 });

/** How many letters have to be changed, added or taken away, by the definition. */
function distance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const [inner, rest] = [one.slice(1), other.slice(1)];
  if (one[0] === other[0]) return distance(inner, rest);
  return 1 + Math.min(distance(inner, other), distance(one, rest), distance(inner, rest));
}

test('a word differs by as many letters as have to be changed, added or taken away', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });
  fc.assert(
    fc.property(short, short, fc.nat(4), (one, other, most) => {
      expect(differsByAtMost(most, one, other)).toBe(distance(one, other) <= most);
    }),
  );
});

test('near words are found among many as by looking at every one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (words, asked) => {
      const near = new NearWords();
      for (const one of words) near.add(one);
      const slips = slipsIn(asked);
      const expected = words.filter((one) => slips > 0 && differsByAtMost(slips, one, asked));
      expect([...near.near(asked)].sort()).toEqual([...expected].sort());
    }),
    { numRuns: 500 },
  );
});
