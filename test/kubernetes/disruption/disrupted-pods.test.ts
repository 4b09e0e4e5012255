import { DISRUPTION_TIMEOUT, disruptedPods, healthyPods } from '../../../lib/kubernetes';

// pkg/controller/disruption/disruption_test.go TestUpdateDisruptedPods
const PODS = [
  { name: 'p1', ready: true, deleting: true },
  { name: 'p2', ready: true },
  { name: 'p3', ready: true },
  { name: 'p4', ready: false },
];
const EVICTED_FOR = { p1: 0, p2: 180, p3: 60, notThere: 0 };

test('An eviction is believed for two minutes, while the pod is there and not being deleted', () => {
  expect(disruptedPods(PODS, EVICTED_FOR)).toEqual(['p3']);
});

test('Healthy is what is ready, not being deleted and not just evicted', () => {
  expect(healthyPods(PODS, EVICTED_FOR)).toBe(1);
  expect(healthyPods(PODS)).toBe(2);
});

test('At two minutes the pod counts again, and is still on the list', () => {
  const atTheEnd = { p2: DISRUPTION_TIMEOUT };
  expect(healthyPods(PODS, atTheEnd)).toBe(2);
  expect(disruptedPods(PODS, atTheEnd)).toEqual(['p2']);
});
