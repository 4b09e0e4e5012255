import fc from 'fast-check';
import { formatOnSigterm, parseOnSigterm } from '../../lib/facts';
import { onSigterm } from './arbitrary-facts';

test('what an application does on SIGTERM is written so that it is read again', () => {
  fc.assert(
    fc.property(onSigterm, (behaviour) => {
      const text = formatOnSigterm(behaviour);
      expect(parseOnSigterm(text).kind).toBe(behaviour.kind);
      expect(formatOnSigterm(parseOnSigterm(text))).toBe(text);
    }),
  );
});

test.each(['keeps-serving(10s)', 'keeps-serving( 10s )', 'keeps-serving (10s)', ' keeps-serving  10s '])(
  'a duration may stand in parentheses, as what traffic sources are told does: %j',
  (text) => {
    expect(parseOnSigterm(text)).toEqual({ kind: 'keeps-serving', for: 10 });
  },
);

test.each([
  'keeps-serving()',
  'keeps-serving',
  'keeps-serving(10s',
  'drains(10s)',
  'keeps-serving(10s 5s)',
  '(10s)',
  'keeps-serving(-1s)',
])('what says something else is not guessed at: %j', (text) => {
  expect(() => parseOnSigterm(text)).toThrow(RangeError);
});
