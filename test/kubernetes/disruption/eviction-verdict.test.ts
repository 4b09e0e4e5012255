import fc from 'fast-check';
import { evictionVerdict, type EvictedPod, type EvictionBudget } from '../../../lib/kubernetes';

const READY: EvictedPod = { phase: 'Running', ready: true, deleting: false };
const UNREADY: EvictedPod = { ...READY, ready: false };
const USED_UP: EvictionBudget = { disruptionsAllowed: 0, currentHealthy: 2, desiredHealthy: 2 };
const BROKEN: EvictionBudget = { ...USED_UP, currentHealthy: 1 };
const FREE: EvictionBudget = { ...USED_UP, disruptionsAllowed: 1 };

// pkg/registry/core/pod/storage/eviction_test.go TestEviction, TestEvictionWithETCD
test.each<[string, EvictedPod, readonly EvictionBudget[], string]>([
  ['that is pending', { ...READY, phase: 'Pending' }, [USED_UP], 'ignores-budgets'],
  ['that has failed', { ...READY, phase: 'Failed' }, [USED_UP], 'ignores-budgets'],
  ['that is being deleted', { ...READY, deleting: true }, [USED_UP], 'ignores-budgets'],
  ['that nothing guards', READY, [], 'no-budget'],
  ['with two budgets', READY, [FREE, FREE], 'several-budgets'],
  ['with a free budget', READY, [FREE], 'spends-budget'],
  ['with a budget that is used up', READY, [USED_UP], 'refused'],
  ['that is not ready while enough others are', UNREADY, [USED_UP], 'spares-budget'],
  ['that is not ready while too few others are', UNREADY, [BROKEN], 'refused'],
  ['that is not ready and always allowed', UNREADY, [{ ...BROKEN, unhealthyPolicy: 'AlwaysAllow' }], 'spares-budget'],
  ['that is ready and always allowed', READY, [{ ...USED_UP, unhealthyPolicy: 'AlwaysAllow' }], 'refused'],
  ['that is not ready, of a budget that wants none', UNREADY, [{ ...USED_UP, desiredHealthy: 0 }], 'refused'],
  ['whose budget has just been changed', READY, [{ ...FREE, stale: true }], 'stale-budget'],
  ['whose budget is overdrawn', READY, [{ ...FREE, disruptionsAllowed: -1 }], 'forbidden'],
  ['beside too many evictions', READY, [{ ...FREE, disruptedPods: 2001 }], 'forbidden'],
])('The eviction of a pod %s', (_, pod, budgets, verdict) => {
  expect(evictionVerdict(pod, budgets)).toBe(verdict);
});

test('A ready pod is never evicted for free where a budget guards it', () => {
  const budget = fc.record({
    disruptionsAllowed: fc.nat({ max: 2 }),
    currentHealthy: fc.nat({ max: 4 }),
    desiredHealthy: fc.nat({ max: 4 }),
    unhealthyPolicy: fc.constantFrom('AlwaysAllow' as const, 'IfHealthyBudget' as const, undefined),
  });
  fc.assert(
    fc.property(budget, (one) => {
      expect(evictionVerdict(READY, [one])).toBe(one.disruptionsAllowed > 0 ? 'spends-budget' : 'refused');
    }),
  );
});
