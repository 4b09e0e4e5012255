import { killGracePeriod, type KillGraceSources } from '../../../lib/kubernetes';

// pkg/kubelet/kuberuntime/kuberuntime_container_test.go TestKillContainerGracePeriod
test.each<[string, KillGraceSources, number]>([
  ['A container of a pod without a period gets two seconds', { reason: 'other' }, 2],
  ['A container gets what its pod says', { reason: 'other', pod: 60 }, 60],
  ['A liveness failure has its own period', { reason: 'liveness', pod: 60, liveness: 10 }, 10],
  ['A startup failure has its own period, which may be longer', { reason: 'startup', pod: 10, startup: 60 }, 60],
  ["A probe's period does not count for other reasons", { reason: 'other', pod: 60, liveness: 10, startup: 5 }, 60],
  ['Each probe has its own period', { reason: 'startup', pod: 60, liveness: 30, startup: 10 }, 10],
  ['A deletion overrides every period', { reason: 'liveness', pod: 60, liveness: 30, deletion: 5 }, 5],
  ["A probe's period does not count in a pod without one", { reason: 'liveness', liveness: 30 }, 2],
])('%s', (_, sources, expected) => {
  expect(killGracePeriod(sources)).toBe(expected);
});
