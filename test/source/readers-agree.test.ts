import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { readSource } from '../../lib/source';
import { readFast } from '../../lib/source/fast/read-fast';
import { readFull } from '../../lib/source/full/read-full';
import type { Place } from '../../lib/source/place';

/** How many texts; `npm run properties` asks for many more. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 400);

const SCALARS = [
  ...['a', 'b c', '1', '0777', 'yes', '~', 'x:y', 'a#b', '"q"', "'s'", '"a\\nb"', "'it''s'", '[]', '{}', '[a, b]'],
  ...['{a: 1, b: [x]}', '|', '>', '|-', '>+', '-x', '- x', 'a: b', 'a:', 'x # c', '"x" # c', '*a', '&a b', '!!str 1'],
  ...['@x', '1_000', '.5', '<<', '(x)', 'é', 'x\ty', 'x\t', '"un', '[a', '["sh", "-c", "x"]', '100m', '...', '${X}'],
];
const KEYS = ['a', 'b', 'foo-bar', 'a.b/c', '"q"', "'s'", '1', 'yes', 'x y', '__proto__', 'constructor', '~', '&x a'];

const line = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom('', '', '', '- ', '- '),
    fc.constantFrom(...KEYS.flatMap((key) => [`${key}:`, `${key}: `, `${key}: `]), ''),
    fc.constantFrom(...SCALARS, ''),
    fc.constantFrom('\n', '\n', '\n', '\r\n', ' # c\n', '\n\n'),
  )
  .map(([indent, dash, key, scalar, end]) => `${' '.repeat(indent)}${dash}${key}${scalar}${end}`);
const yaml = fc.array(line, { minLength: 1, maxLength: 10 }).map((lines) => lines.join(''));

function full(text: string): ReturnType<typeof readFull> | undefined {
  try {
    return readFull(text);
  } catch {
    return undefined;
  }
}

/** Where the scalars and keys stand. Empty lines at the end of a text may belong to its last scalar, or not. */
function marks(place: Place | undefined, text: string): unknown {
  if (!place) return undefined;
  const { key, entries, items, start, end } = place;
  const own = entries || items || start === end ? undefined : [start, text.slice(start, end).trimEnd()];
  return [
    key,
    own,
    entries && [...entries].map(([name, inner]) => [name, marks(inner, text)]),
    items?.map((item) => marks(item, text)),
  ];
}

test('what the fast reader answers is what the full one does, place for place', () => {
  fc.assert(
    fc.property(yaml, (text) => {
      const fast = readFast(text, true);
      const other = fast && full(text);
      // The package refuses some lines of scalars in quotes that kubectl, and the fast reader, take.
      if (!fast || !other) return true;
      return (
        isDeepStrictEqual(fast.value, other.value) &&
        isDeepStrictEqual(marks(fast.place, text), marks(other.place, text))
      );
    }),
    { numRuns },
  );
});

test('no text makes the reader throw, and every problem stands in the text', () => {
  const hostile = fc.oneof(
    yaml,
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...' \n-:[]{}"#&*!|>?ab') }),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const lines = text.split('\n').length;
      return readSource(text, 'any.yaml').problems.every(
        ({ line: at, column }) => at >= 1 && at <= lines && column >= 1,
      );
    }),
    { numRuns },
  );
});

test('JSON is read as JSON, whatever the keys are called', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2), (spec, indent) => {
      const object = { apiVersion: 'v1', kind: 'Pod', spec };
      const [manifest] = readSource(JSON.stringify(object, null, indent), 'pod.json').manifests;
      return isDeepStrictEqual(manifest?.object, JSON.parse(JSON.stringify(object)));
    }),
    { numRuns },
  );
});
