import fc from 'fast-check';
import { compareForDeletion, type DeletablePod } from '../../../lib/kubernetes';

const HOUR = 3600;
const POD: DeletablePod = {
  uid: '',
  node: 'n',
  phase: 'Running',
  ready: true,
  readySince: 0,
  created: 0,
  rank: 1,
};
const ORDER = { now: 100 * HOUR };

// pkg/controller/controller_utils_test.go TestSortingActivePodsWithRanks
test.each<[string, Partial<DeletablePod>, Partial<DeletablePod>]>([
  ['one without a node', { node: '', phase: 'Pending', ready: false }, { phase: 'Pending', ready: false }],
  ['a pending one', { phase: 'Pending', ready: false }, { phase: 'Unknown', ready: false }],
  ['an unknown one', { phase: 'Unknown', ready: false }, { ready: false }],
  ['one that is not ready', { ready: false }, {}],
  ['the lower deletion cost', { deletionCost: 10, rank: 1 }, { deletionCost: 100, rank: 2 }],
  ['one on a fuller node', { rank: 2, readySince: 0 }, { readySince: 99 * HOUR }],
  ['one that was ready later', { readySince: 99 * HOUR }, {}],
  ['one of which nobody knows since when it is ready', { readySince: undefined }, { readySince: 100 * HOUR }],
  ['the one with more restarts', { restarts: 1 }, {}],
  ['the one whose sidecar has more restarts', { restarts: 1, sidecarRestarts: 1 }, { restarts: 1 }],
  ['the younger one', { created: 99 * HOUR }, {}],
])('Of two pods, %s goes first', (_, first, second) => {
  const [a, b] = [
    { ...POD, ...first },
    { ...POD, ...second },
  ];
  expect(compareForDeletion(a, b, ORDER)).toBeLessThan(0);
  expect(compareForDeletion(b, a, ORDER)).toBeGreaterThan(0);
});

test('Ages of the same order of magnitude count as equal: chance decides', () => {
  const [five, eight] = [
    { ...POD, uid: 'b', readySince: 95 * HOUR },
    { ...POD, uid: 'a', readySince: 92 * HOUR },
  ];
  expect(compareForDeletion(five, eight, ORDER)).toBeGreaterThan(0);
  expect(compareForDeletion(five, eight, { ...ORDER, logarithmic: false })).toBeLessThan(0);
});

test('Without the deletion cost the next rule decides', () => {
  const [cheap, full] = [
    { ...POD, deletionCost: 1 },
    { ...POD, deletionCost: 2, rank: 2 },
  ];
  expect(compareForDeletion(cheap, full, { ...ORDER, deletionCost: false })).toBeGreaterThan(0);
});

/** Pods of which no two were ready or created at the same time: there the order is whole. */
const PODS = fc.uniqueArray(fc.nat({ max: 400_000 }), { minLength: 3, maxLength: 3 }).chain((times) =>
  fc.tuple(
    ...times.map((time, index) =>
      fc.record({
        uid: fc.constant(String(index)),
        node: fc.constantFrom('', 'n'),
        phase: fc.constantFrom('Pending', 'Unknown', 'Running'),
        ready: fc.boolean(),
        readySince: fc.constant(time),
        created: fc.constant(time),
        deletionCost: fc.nat({ max: 1 }),
        restarts: fc.nat({ max: 1 }),
        rank: fc.nat({ max: 1 }),
      }),
    ),
  ),
);

test('Pods of different ages have one order, whichever two are compared', () => {
  fc.assert(
    fc.property(PODS, ([a, b, c]) => {
      const compare = (one: DeletablePod | undefined, other: DeletablePod | undefined) =>
        Math.sign(compareForDeletion(one as DeletablePod, other as DeletablePod, ORDER)) + 0;
      expect(compare(a, b) + compare(b, a)).toBe(0);
      expect(compare(a, b)).not.toBe(0);
      if (compare(a, b) < 0 && compare(b, c) < 0) expect(compare(a, c)).toBe(-1);
    }),
  );
});
