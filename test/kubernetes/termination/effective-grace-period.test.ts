import fc from 'fast-check';
import { effectiveGracePeriod, type GracePeriodSources } from '../../../lib/kubernetes';

// pkg/kubelet/pod_workers_test.go Test_calculateEffectiveGracePeriod, and by hand from the function for a pod that is
// being stopped already.
test.each<[string, GracePeriodSources, number]>([
  ['The spec counts when nothing else is asked for', { spec: 30 }, 30],
  ['A delete call overrides the spec', { spec: 30, deletion: 60 }, 60],
  ['An eviction shortens a deletion', { spec: 30, deletion: 5, override: 2 }, 2],
  ['An eviction does not lengthen a deletion', { spec: 30, deletion: 5, override: 10 }, 5],
  ['A deletion without grace still gets a second', { spec: 30, deletion: 0 }, 1],
  ['An eviction without grace still gets a second', { spec: 30, deletion: 5, override: 0 }, 1],
  ['A pod without any period gets a second', {}, 1],
  ['A negative period is a second', { spec: -5 }, 1],
  ['A pod that is being stopped keeps its period', { spec: 60, current: 20 }, 20],
  ['A pod that is being stopped can be hurried', { spec: 60, deletion: 10, current: 20 }, 10],
  ['A pod that is being stopped cannot be given more time', { spec: 60, deletion: 40, current: 20 }, 20],
])('%s', (_, sources, expected) => {
  expect(effectiveGracePeriod(sources)).toBe(expected);
});

test('A pod that is being stopped never gets more time than it had', () => {
  // A zero counts as nothing asked for yet, so an eviction could replace it; the API server removes such a pod at once.
  const period = fc.option(fc.integer({ min: 1, max: 600 }));
  fc.assert(
    fc.property(period, period, fc.integer({ min: 1, max: 600 }), (deletion, override, current) => {
      expect(effectiveGracePeriod({ deletion, override, current })).toBeLessThanOrEqual(current);
    }),
  );
});
