import fc from 'fast-check';
import { killedAt, MINIMUM_KILL_WINDOW } from '../../../lib/kubernetes';

const graces = fc.integer({ min: 0, max: 3600 });
const hooks = fc.double({ min: 0, max: 4000, noNaN: true });

// By hand from pkg/kubelet/kuberuntime/kuberuntime_container.go killContainer.
test.each([
  [0, 30, 30],
  [5, 30, 30],
  [15, 30, 30],
  [28, 30, 30],
  [29, 30, 31],
  [30, 30, 32],
  [60, 30, 32],
  [2.5, 30, 30.5],
  [0, 1, 2],
  [0, 0, 2],
])('After a hook of %d s with a grace period of %d s, SIGKILL comes at %d s', (hook, grace, expected) => {
  expect(killedAt(hook, grace)).toBe(expected);
});

test('A longer grace period never kills earlier', () => {
  fc.assert(fc.property(hooks, graces, (hook, grace) => killedAt(hook, grace + 1) >= killedAt(hook, grace)));
});

test('SIGTERM and SIGKILL are at least two seconds apart, and the pod is gone two seconds after its grace', () => {
  fc.assert(
    fc.property(hooks, graces, (hook, grace) => {
      const window = killedAt(hook, grace) - Math.min(hook, grace);
      expect(window).toBeGreaterThanOrEqual(MINIMUM_KILL_WINDOW - 1e-9);
      expect(killedAt(hook, grace)).toBeLessThanOrEqual(Math.max(grace, 0) + MINIMUM_KILL_WINDOW);
    }),
  );
});
