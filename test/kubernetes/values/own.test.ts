import { maxOf, minOf, own, pushAll, setOwn } from '../../../lib/kubernetes';

test.each(['constructor', '__proto__', 'toString'])('an object without a key %s has nothing there', (key) => {
  expect(own({ a: 1 }, key)).toBeUndefined();
});

test.each(['constructor', '__proto__', 'a'])('what is set under %s is found there, and inherits as before', (key) => {
  const object: Record<string, unknown> = {};
  setOwn(object, key, { polluted: true });
  expect(own(object, key)).toEqual({ polluted: true });
  expect('polluted' in object).toBe(false);
});

test('lists of any length have a largest, a smallest, and a place for more', () => {
  const many = Array.from({ length: 300_000 }, (_, index) => index);
  const list: number[] = [];
  pushAll(list, many);
  expect([maxOf(list), minOf(list), list.length]).toEqual([299_999, 0, 300_000]);
  expect([maxOf([], 7), minOf([], 7), maxOf([9], 7), minOf([9], 7)]).toEqual([7, 7, 9, 7]);
});
