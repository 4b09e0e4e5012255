import { formatReplicas, parseReplicas, readFacts } from '../../lib/facts';

test('a range is read as it is written', () => {
  expect(parseReplicas(formatReplicas({ min: 3, max: 20 }))).toEqual({ min: 3, max: 20 });
  expect(parseReplicas(' 1 .. 1 ')).toEqual({ min: 1, max: 1 });
});

test.each(['', '3', '3-20', 'a..b', '-1..3', '20..3', '1..99999999999'])('%p is no range', (text) => {
  expect(() => parseReplicas(text)).toThrow(RangeError);
});

test('what cannot be read is told, never guessed at', () => {
  const { facts, unreadable } = readFacts({ 'zero-downtime/replicas': '3 to 20' });
  expect(facts.replicas).toBeUndefined();
  expect(unreadable).toHaveLength(1);
});
