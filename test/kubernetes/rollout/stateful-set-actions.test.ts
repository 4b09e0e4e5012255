import fc from 'fast-check';
import { statefulSetActions, type StatefulPod, type StatefulSetRules } from '../../../lib/kubernetes';

function pod(ordinal: number, changes: Partial<StatefulPod> = {}): StatefulPod {
  return { ordinal, updated: true, available: true, deleting: false, ...changes };
}

const OLD = { updated: false };
const BROKEN = { available: false };
const LEAVING = { deleting: true };

/** Pods 0, 1, 2 and so on with these changes. */
function pods(...changes: readonly (Partial<StatefulPod> | undefined)[]): readonly (StatefulPod | undefined)[] {
  return changes.map((change, ordinal) => (change === undefined ? undefined : pod(ordinal, change)));
}

/** What is done, in short: +2 creates the pod 2 of the latest revision, ~2 of the last one, -2 deletes it. */
function done(
  rules: StatefulSetRules,
  replicas: readonly (StatefulPod | undefined)[],
  condemned: readonly StatefulPod[] = [],
): string {
  return statefulSetActions(rules, replicas, condemned)
    .map(({ action, ordinal, updated }) => `${action === 'delete' ? '-' : updated ? '+' : '~'}${ordinal}`)
    .join(' ');
}

const PARALLEL = { parallel: true };

// pkg/controller/statefulset/stateful_set_control_test.go TestStatefulSetControl (creates, recreates, unhealthy pods)
test.each([
  ['creates the lowest missing pod', {}, pods({}, undefined, undefined), '+1'],
  ['waits for a pod that is not available', {}, pods({}, BROKEN, undefined), ''],
  ['waits for a pod that is being deleted', {}, pods(LEAVING, undefined), ''],
  ['deletes a pod that has ended', {}, pods({ ended: true, ...BROKEN }, undefined), '-0'],
  ['waits for one that has ended and is being deleted', {}, pods({ ended: true, ...LEAVING }, undefined), ''],
  ['numbers from its start', { start: 5 }, [pod(5), undefined], '+6'],
  ['in parallel creates all', PARALLEL, pods(BROKEN, undefined, undefined), '+1 +2'],
  ['in parallel deletes all that have ended', PARALLEL, pods({ ended: true }, {}, { ended: true }), '-0 -2'],
] as const)('A StatefulSet %s', (_, rules, replicas, expected) => {
  expect(done(rules, replicas)).toBe(expected);
});

// stateful_set_control_test.go TestStatefulSetScaleDownRespectsMinReadySeconds, ScalesDown in TestStatefulSetControl
test.each([
  ['from the top, one by one', {}, pods({}), [pod(2), pod(1)], '-2'],
  ['not before the last one is gone', {}, pods({}), [pod(2, LEAVING), pod(1)], ''],
  ['not before those that stay are available', {}, pods(BROKEN), [pod(1)], ''],
  ['also by a pod that is not available', {}, pods({}), [pod(2, BROKEN), pod(1)], '-2'],
  ['but not while a lower one is not either', {}, pods({}), [pod(2, BROKEN), pod(1, BROKEN)], ''],
  ['in parallel by all at once', PARALLEL, pods(BROKEN), [pod(2), pod(1, LEAVING)], '-2'],
] as const)('It shrinks %s', (_, rules, replicas, condemned, expected) => {
  expect(done(rules, replicas, condemned)).toBe(expected);
});

// stateful_set_control_test.go TestStatefulSetControlRollingUpdate, …WithPartition, …RespectsMinReadySeconds, …OnDelete
test.each([
  ['from the top', {}, pods(OLD, OLD, OLD), '-2'],
  ['one after the other', {}, pods(OLD, OLD, {}), '-1'],
  ['not while the one before is not available', {}, pods(OLD, OLD, BROKEN), ''],
  ['not while the one before is being deleted', {}, pods(OLD, OLD, LEAVING), ''],
  ['down to the partition', { partition: 2 }, pods(OLD, OLD, {}), ''],
  ['never by itself with OnDelete', { onDelete: true }, pods(OLD, OLD), ''],
  ['in parallel no faster', PARALLEL, pods(OLD, OLD, OLD), '-2'],
  ['in parallel not past one that is not available', PARALLEL, pods(OLD, OLD, BROKEN), ''],
  ['in parallel even where a lower one is not available', PARALLEL, pods({ ...OLD, ...BROKEN }, OLD, {}), '-1'],
  ['in parallel also a pod that is not available', PARALLEL, pods(OLD, OLD, { ...OLD, ...BROKEN }), '-2'],
  ['in order never while one is not available: it is stuck', {}, pods(OLD, OLD, { ...OLD, ...BROKEN }), ''],
] as const)('It updates %s', (_, rules, replicas, expected) => {
  expect(done(rules, replicas)).toBe(expected);
});

// newVersionedStatefulSetPod
test('A pod below the partition comes back as it was', () => {
  expect(done({ partition: 1, start: 3 }, [undefined, pod(4)])).toBe('~3');
  expect(done({ partition: 1, onDelete: true }, pods(undefined))).toBe('+0');
});

// stateful_set_control_test.go TestStatefulSetControlRollingUpdateWithMaxUnavailable…
test.each([
  ['several at once', { maxUnavailable: 2, partition: 3 }, pods(OLD, OLD, OLD, OLD, OLD, OLD), '-5 -4'],
  ['one, beside one that is going', { ...PARALLEL, maxUnavailable: 2 }, pods(OLD, OLD, OLD, OLD, LEAVING), '-3'],
  ['none, beside two that are not available', { ...PARALLEL, maxUnavailable: 2 }, pods(BROKEN, BROKEN, OLD), ''],
  [
    'one, below the partition one not being available',
    { ...PARALLEL, maxUnavailable: 2, partition: 1 },
    pods(BROKEN, OLD, OLD),
    '-2',
  ],
] as const)('With maxUnavailable it updates %s', (_, rules, replicas, expected) => {
  expect(done(rules, replicas)).toBe(expected);
});

/** A StatefulSet whose pods come and go at once, until nothing changes; the fewest that were available at a time. */
function rollOut(rules: StatefulSetRules, replicas: number): { readonly fewest: number; readonly updated: number } {
  const all: (StatefulPod | undefined)[] = Array.from({ length: replicas }, (_, ordinal) => pod(ordinal, OLD));
  let fewest = replicas;
  for (let sync = 0; sync < 4 * replicas + 4; sync++) {
    for (const { action, ordinal, updated = false } of statefulSetActions(rules, all, [])) {
      all[ordinal] = action === 'create' ? pod(ordinal, { updated }) : undefined;
    }
    fewest = Math.min(fewest, all.filter(Boolean).length);
  }
  return { fewest, updated: all.filter((one) => one?.updated).length };
}

test('A rolling update reaches every pod from the partition on, with as few missing as the rules say', () => {
  const rules = fc.record({
    parallel: fc.boolean(),
    partition: fc.nat({ max: 8 }),
    maxUnavailable: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(rules, fc.integer({ min: 1, max: 8 }), (one, replicas) => {
      const { fewest, updated } = rollOut(one, replicas);
      expect(updated).toBe(Math.max(0, replicas - one.partition));
      expect(fewest).toBeGreaterThanOrEqual(replicas - (one.maxUnavailable ?? 1));
    }),
  );
});
