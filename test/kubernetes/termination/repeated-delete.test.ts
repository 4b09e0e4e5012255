import fc from 'fast-check';
import { repeatedDelete } from '../../../lib/kubernetes';

// staging/src/k8s.io/apiserver/pkg/registry/rest/delete_test.go TestBeforeDelete
test.each([
  ['A further call without grace shortens a second to nothing', 1, 0, true, false, 0],
  ['A further call with the same period changes nothing', 1, 1, false, true, 1],
  ['A further call with a longer period changes nothing', 1, 2, false, true, 1],
  ['A further call with a shorter period counts', 2, 1, true, false, 1],
  ['A negative period of the call is one second', 2, -1, true, false, 1],
  ['A negative period of the pod is one second', -1, 1, false, true, 1],
  ['A pod whose period is over is removed at once', 0, 2, false, false, 0],
  ['A call without a period lets the deletion go on', 5, undefined, false, true, 5],
] as const)('%s', (_, deletion, requested, graceful, gracefulPending, deletionGrace) => {
  expect(repeatedDelete(deletion, requested)).toMatchObject({ graceful, gracefulPending, deletionGrace });
});

test('A period that is over already is shortened to a second, so that the kubelet still ends the pod', () => {
  expect(repeatedDelete(30, 5, 10)).toMatchObject({ graceful: true, deletionGrace: 1 });
  expect(repeatedDelete(30, 0, 10)).toMatchObject({ graceful: true, deletionGrace: 0 });
  expect(repeatedDelete(30, 15, 10)).toMatchObject({ graceful: true, deletionGrace: 15 });
});

test('A further call never gives a pod more time', () => {
  fc.assert(
    fc.property(fc.nat({ max: 600 }), fc.integer({ min: -1, max: 600 }), (deletion, requested) => {
      expect(repeatedDelete(deletion, requested).deletionGrace).toBeLessThanOrEqual(deletion);
    }),
  );
});
