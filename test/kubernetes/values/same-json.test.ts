import { sameJson, type Json } from '../../../lib/kubernetes';

test.each<[Json, Json]>([
  [
    { a: 1, b: [1, { c: null }] },
    { b: [1, { c: null }], a: 1 },
  ],
  [{ a: undefined }, {}],
  [[], []],
  ['x', 'x'],
])('%j means the same as %j', (one, other) => {
  expect(sameJson(one, other)).toBe(true);
});

test.each<[Json, Json]>([
  [{ a: 1 }, { a: '1' }],
  [{ a: null }, {}],
  [
    [1, 2],
    [2, 1],
  ],
  [{}, []],
  [null, {}],
  [{ a: 1 }, { a: 1, constructor: 2 }],
])('%j does not mean the same as %j', (one, other) => {
  expect(sameJson(one, other)).toBe(false);
});
