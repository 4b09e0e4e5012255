import fc from 'fast-check';
import { daemonSetUpdateCounts } from '../../../lib/kubernetes';

// pkg/controller/daemon/update_test.go TestGetUnavailableNumbers
test.each([
  [0, 0, 0, 0, 0],
  [2, 0, 0, 0, 1],
  [2, 0, '50%', 0, 1],
  [2, '50%', 0, 1, 0],
  [3, 0, '50%', 0, 2],
  [3, '34%', 0, 2, 0],
  [2, null, undefined, 0, 1],
] as const)(
  'On %d nodes maxSurge %p and maxUnavailable %p are %d and %d',
  (nodes, surge, unavailable, maxSurge, maxUnavailable) => {
    const expected = { maxSurge, maxUnavailable, desiredNumberScheduled: nodes };
    expect(daemonSetUpdateCounts(nodes, surge, unavailable)).toEqual(expected);
  },
);

test('A DaemonSet with a node can always be updated', () => {
  const percents = fc.nat({ max: 100 }).map((percent) => `${percent}%`);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), percents, percents, (nodes, surge, unavailable) => {
      const counts = daemonSetUpdateCounts(nodes, surge, unavailable);
      expect(counts.maxSurge + counts.maxUnavailable).toBeGreaterThan(0);
    }),
  );
});
