import fc from 'fast-check';
import { daemonSetActions, daemonSetUpdateCounts, type DaemonNode } from '../../../lib/kubernetes';

const UP = { ready: true, available: true };
const DOWN = { ready: false, available: false };
const WAITING = { ready: true, available: false };

function node(changes: Partial<DaemonNode> = {}): DaemonNode {
  return { shouldRun: true, ...changes };
}

/** What is done, in short: +2 creates a pod on node 2, -2 deletes its old one, =2 the present one. */
function done(nodes: readonly DaemonNode[], maxSurge: number, maxUnavailable: number): string {
  const counts = daemonSetUpdateCounts(nodes.filter(({ shouldRun }) => shouldRun).length, maxSurge, maxUnavailable);
  const signs = { create: '+', 'delete-old': '-', 'delete-current': '=' };
  return daemonSetActions(nodes, counts)
    .map(({ action, node: index }) => `${signs[action]}${index}`)
    .join(' ');
}

const OLD = node({ old: UP });
const CURRENT = node({ current: UP });

// pkg/controller/daemon/update_test.go; daemon_controller_test.go
test.each([
  ['creates what is missing', [node(), CURRENT], '+0'],
  ['waits until the old pod has ended', [node({ terminating: true }), CURRENT], ''],
  ['replaces as many as may be unavailable', [OLD, OLD, OLD], '-0 -1'],
  ['waits for new pods that are not available', [node({ current: DOWN }), node({ current: WAITING }), OLD], ''],
  ['counts a node without a pod', [node({ terminating: true }), OLD, OLD], '-1'],
  [
    'replaces old pods that are not available, always',
    [node({ old: DOWN }), node({ old: DOWN }), node({ old: DOWN })],
    '-0 -1 -2',
  ],
  ['replaces those first', [OLD, node({ old: DOWN }), OLD], '-1 -0'],
  ['deletes pods that have ended', [node({ current: { ...DOWN, ended: true } }), CURRENT], '=0'],
  ['deletes pods from nodes where none may stay', [{ shouldRun: false, old: UP }, CURRENT], '-0'],
  ['leaves nodes alone where none should run', [{ shouldRun: false }, CURRENT], ''],
])('A DaemonSet that may have two unavailable %s', (_, nodes, expected) => {
  expect(done(nodes, 0, 2)).toBe(expected);
});

// update_test.go TestDaemonSetUpdatesPodsWithMaxSurge, …AllOldPodsNotReadyMaxSurge, …NotMatchTaintsWithMaxSurge
test.each([
  ['adds one beside an old pod', [OLD, OLD, OLD], '+0'],
  ['waits until that is available', [node({ old: UP, current: WAITING }), OLD], ''],
  ['then deletes the old pod', [node({ old: UP, current: UP }), OLD], '-0'],
  ['deletes the old pod at once when it is not ready', [node({ old: DOWN, current: DOWN }), OLD], '-0'],
  ['adds one beside each old pod that is not available', [node({ old: DOWN }), node({ old: WAITING })], '+0 +1'],
  ['does not wait for a pod that is being deleted', [node({ terminating: true }), CURRENT], '+0'],
  [
    'keeps an unwanted pod until enough others are available',
    [{ shouldRun: false, mayStay: true, old: UP }, node({ current: DOWN })],
    '',
  ],
  ['deletes it then', [{ shouldRun: false, mayStay: true, old: UP }, CURRENT], '-0'],
])('A DaemonSet with a surge of one %s', (_, nodes, expected) => {
  expect(done(nodes, 1, 0)).toBe(expected);
});

test('With OnDelete a DaemonSet only fills and clears nodes', () => {
  expect(daemonSetActions([OLD, node()], undefined)).toEqual([{ action: 'create', node: 1 }]);
});

/** A rollout in which pods come and go at once: the fewest nodes with an available pod, the most pods, the new ones. */
function rollOut(size: number, maxSurge: number, maxUnavailable: number) {
  const counts = daemonSetUpdateCounts(size, maxSurge, maxUnavailable);
  const nodes: DaemonNode[] = Array.from({ length: size }, () => OLD);
  let [fewest, most] = [size, size];
  for (let sync = 0; sync < 4 * size + 4; sync++) {
    for (const { action, node: index } of daemonSetActions(nodes, counts)) {
      const { old, current } = nodes[index] as DaemonNode;
      nodes[index] =
        action === 'create'
          ? node({ old, current: UP })
          : node({ current: action === 'delete-old' ? current : undefined });
    }
    fewest = Math.min(fewest, nodes.filter(({ old, current }) => old ?? current).length);
    most = Math.max(
      most,
      nodes.reduce((sum, { old, current }) => sum + Number(!!old) + Number(!!current), 0),
    );
  }
  return { fewest, most, updated: nodes.filter(({ old, current }) => !old && current).length };
}

test('A rolling update reaches every node, with no more pods missing or added than allowed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.boolean(), fc.integer({ min: 1, max: 9 }), (size, surges, count) => {
      const [maxSurge, maxUnavailable] = surges ? [count, 0] : [0, count];
      const { fewest, most, updated } = rollOut(size, maxSurge, maxUnavailable);
      expect(updated).toBe(size);
      expect(fewest).toBeGreaterThanOrEqual(size - maxUnavailable);
      expect(most).toBeLessThanOrEqual(size + maxSurge);
    }),
  );
});
