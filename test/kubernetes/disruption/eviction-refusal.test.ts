import { evictionPostponed, evictionRefusal } from '../../../lib/kubernetes';

const BUDGET = { name: 'foo', currentHealthy: 2, desiredHealthy: 2 };
const CONDITION = { status: 'False', reason: 'SyncFailed', message: 'hoge' };
const REFUSES = 'The disruption budget foo does not allow evicting pods currently';

// pkg/registry/core/pod/storage/eviction_test.go TestEviction
test.each([
  [BUDGET, 'The disruption budget foo needs 2 healthy pods and has 2 currently'],
  [{ ...BUDGET, condition: CONDITION }, `${REFUSES} because it failed sync: hoge`],
  [{ ...BUDGET, currentHealthy: 4, condition: { ...CONDITION, reason: 'bar' } }, `${REFUSES} (bar): hoge`],
  [{ ...BUDGET, currentHealthy: 4, condition: { ...CONDITION, status: 'True' } }, REFUSES],
  [{ ...BUDGET, currentHealthy: 4 }, REFUSES],
])('A budget %j refuses: %s', (budget, reason) => {
  expect(evictionRefusal(budget)).toBe(reason);
});

test('A budget that has not caught up is named', () => {
  expect(evictionPostponed('foo')).toBe('The disruption budget foo is still being processed by the server.');
});
