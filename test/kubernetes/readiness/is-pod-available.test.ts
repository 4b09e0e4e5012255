import { isPodAvailable } from '../../../lib/kubernetes';

// pkg/api/v1/pod/util_test.go TestIsPodAvailable
test.each([
  ['A pod that is not ready is not available', false, 0, 0, false],
  ['A ready pod is available at once without minReadySeconds', true, 0, 0, true],
  ['A ready pod is available at once even when nobody knows since when', true, null, 0, true],
  ['A pod is not available before it was ready for long enough', true, 51, 52, false],
  ['A pod is available when it was ready for long enough', true, 51, 50, true],
  ['A pod is available at the very moment', true, 50, 50, true],
  ['A pod is not available when nobody knows since when it is ready', true, null, 1, false],
] as const)('%s', (_, ready, readyFor, minReadySeconds, expected) => {
  expect(isPodAvailable(ready, readyFor, minReadySeconds)).toBe(expected);
});
