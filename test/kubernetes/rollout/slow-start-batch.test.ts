import fc from 'fast-check';
import { slowStartBatch } from '../../../lib/kubernetes';

// pkg/controller/replicaset/replica_set_test.go TestSlowStartBatch
test.each([
  [10, 0, 0, 1],
  [10, 10, 10, 10],
  [10, 5, 5, 7],
  [0, 0, 0, 0],
])('Of %d calls of which %d can succeed, %d do, in %d calls', (count, limit, successes, calls) => {
  expect(slowStartBatch(count, (index) => index < limit)).toMatchObject({
    successes,
    calls,
    failed: successes < count,
  });
});

test('After an error there are at most as many calls again as there were before', () => {
  fc.assert(
    fc.property(fc.nat({ max: 600 }), fc.nat({ max: 600 }), (count, limit) => {
      const { calls, successes } = slowStartBatch(count, (index) => index < limit);
      expect(successes).toBe(Math.min(count, limit));
      expect(calls).toBeLessThanOrEqual(Math.min(count, 2 * limit + 1));
    }),
  );
});
