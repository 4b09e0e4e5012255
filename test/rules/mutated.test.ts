import fc from 'fast-check';
import { check, compareReleases, type Json, type Manifest } from '../../lib/check';
import { RULES } from '../../lib/rules';
import { manifestsIn } from './support/manifests';
import { runs } from '../properties/runs';

const EXAMPLES = RULES.flatMap(({ bad, good }) => [...bad, ...good]).filter((text) => !text.includes('# after'));

/** What nobody would write on purpose, and what every program writes some day. */
const JUNK: readonly Json[] = [
  null,
  0,
  -1,
  1.5,
  1e21,
  '',
  'x',
  '50%',
  '999999999999%',
  'constructor',
  '__proto__',
  true,
  [],
  {},
  [null],
];

/** The manifests of an example with a few of their parts replaced, taken away or doubled. */
const mutated = fc
  .tuple(fc.constantFrom(...EXAMPLES), fc.infiniteStream(fc.nat(99)))
  .map(([text, numbers]) => manifestsIn(text).map(({ object }) => ({ object: mutate(object, numbers) }) as Manifest));

function mutate(value: Json, numbers: Iterator<number>): Json {
  const next = () => numbers.next().value as number;
  if (Array.isArray(value)) return (value as Json[]).flatMap((item) => (next() < 2 ? [] : [part(item, numbers)]));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(() => next() >= 2);
  return Object.fromEntries(kept.map(([key, item]) => [key, part(item as Json, numbers)]));
}

function part(value: Json, numbers: Iterator<number>): Json {
  const number = numbers.next().value as number;
  return number < 3 ? (JUNK[(numbers.next().value as number) % JUNK.length] ?? null) : mutate(value, numbers);
}

test('manifests with broken parts are judged, not thrown at', () => {
  fc.assert(
    fc.property(mutated, (manifests) => {
      for (const { message, fix } of check(manifests).findings) {
        expect(`${message} ${fix}`).not.toMatch(/\{\w+\}/);
      }
    }),
    runs(60),
  );
});

test('two releases with broken parts are compared, not thrown at', () => {
  fc.assert(
    fc.property(mutated, mutated, (before, after) => {
      compareReleases(before, after);
    }),
    runs(30),
  );
});
