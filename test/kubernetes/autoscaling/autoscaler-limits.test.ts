import { limitedReplicas, stabilizedReplicas } from '../../../lib/kubernetes';

// pkg/controller/podautoscaler/horizontal_test.go TestConvertDesiredReplicasWithRules
test.each([
  [5, 7, 3, 8, 7, 'DesiredWithinRange'],
  [3, 1, 2, 8, 2, 'TooFewReplicas'],
  [1, 0, 0, 10, 0, 'DesiredWithinRange'],
  [20, 1000, 1, 10, 10, 'TooManyReplicas'],
  [3, 1000, 1, 2000, 6, 'ScaleUpLimit'],
  [1, 1000, 1, 2000, 4, 'ScaleUpLimit'],
])('From %d to %d, within %d and %d, is %d: %s', (current, desired, minimum, maximum, replicas, condition) => {
  expect(limitedReplicas(current, desired, minimum, maximum)).toEqual({ replicas, condition });
});

// horizontal_test.go TestNormalizeDesiredReplicas
test('Scaling down waits until nothing in the last five minutes wanted more', () => {
  const recent = [
    { replicas: 10, age: 301 },
    { replicas: 5, age: 300 },
    { replicas: 4, age: 60 },
  ];
  expect(stabilizedReplicas(3, recent)).toBe(5);
  expect(stabilizedReplicas(3, recent, 100)).toBe(4);
  expect(stabilizedReplicas(7, recent)).toBe(7);
});
