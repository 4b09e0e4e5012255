import { statefulSetMaxUnavailable } from '../../../lib/kubernetes';

// pkg/controller/statefulset/stateful_set_utils_test.go TestGetStatefulSetMaxUnavailable
test.each([
  [undefined, 0, 1],
  [3, 10, 3],
  [3, 0, 3],
  [0, 0, 1],
  ['10%', 25, 2],
  ['100%', 5, 5],
  ['50%', 5, 2],
  ['10%', 5, 1],
  ['1%', 0, 1],
] as const)('maxUnavailable %p of %d pods is %d', (maxUnavailable, replicas, expected) => {
  expect(statefulSetMaxUnavailable(maxUnavailable, replicas)).toBe(expected);
});

test('A text that is no percentage is refused', () => {
  expect(() => statefulSetMaxUnavailable('two', 5)).toThrow(RangeError);
});
