import fc from 'fast-check';
import { sidecarTurns } from '../../../lib/kubernetes';

// pkg/kubelet/kuberuntime/kuberuntime_termination_order_test.go
test('Sidecars stop in reverse order, after the regular containers', () => {
  const sidecar = { grace: 30, exitAfter: 1.25 };
  expect(sidecarTurns([sidecar, sidecar, sidecar], 1.25)).toEqual([3.75, 2.5, 1.25]);
});

test('No sidecar waits longer than its grace period', () => {
  const sidecar = { grace: 2, exitAfter: 1 };
  expect(sidecarTurns([sidecar, sidecar, sidecar], 1)).toEqual([2, 2, 1]);
  expect(sidecarTurns([sidecar], Infinity)).toEqual([2]);
  expect(sidecarTurns([{ ...sidecar, hookOver: 5, grace: 0 }], 30)).toEqual([5]);
});

test('A hook runs while the sidecar waits, and holds up its turn only where it takes longer', () => {
  const sidecar = { grace: 20, exitAfter: 0 };
  expect(sidecarTurns([{ ...sidecar, hookOver: 3 }], 8)).toEqual([8]);
  expect(sidecarTurns([{ ...sidecar, hookOver: 10 }], 8)).toEqual([10]);
});

test('An earlier sidecar never has its turn before a later one that still runs, unless its grace is over', () => {
  const sidecars = fc.array(fc.record({ grace: fc.nat({ max: 30 }), exitAfter: fc.nat({ max: 10 }) }));
  fc.assert(
    fc.property(sidecars, fc.nat({ max: 40 }), (list, regularGone) => {
      const turns = sidecarTurns(list, regularGone);
      turns.forEach((turn, index) => {
        const { grace } = list[index] as (typeof list)[number];
        expect(turn).toBeLessThanOrEqual(grace);
        const later = turns[index + 1] ?? 0;
        expect(turn === grace || (turn >= regularGone && turn >= later)).toBe(true);
      });
    }),
  );
});
