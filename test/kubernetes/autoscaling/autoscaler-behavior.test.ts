import fc from 'fast-check';
import { SCALE_DOWN_DEFAULTS, scaleDownLimit, scaleDownSteps, type ScaleDownRules } from '../../../lib/kubernetes';

const pods = (value: number, period = 60) => ({ type: 'Pods', value, period }) as const;
const percent = (value: number, period = 60) => ({ type: 'Percent', value, period }) as const;

// pkg/controller/podautoscaler/horizontal.go calculateScaleDownLimitWithBehaviors
test.each<[string, number, ScaleDownRules, readonly (readonly [pods: number, age: number])[], number]>([
  ['where none is set', 100, SCALE_DOWN_DEFAULTS, [], 0],
  ['of 5 pods', 100, { policies: [pods(5)], select: 'Max' }, [], 95],
  ['of 5 pods, 2 of them gone already', 98, { policies: [pods(5)], select: 'Max' }, [[2, 30]], 95],
  ['of 5 pods, all of them gone already', 95, { policies: [pods(5)], select: 'Max' }, [[5, 30]], 95],
  ['of 5 pods, 5 gone a period ago', 95, { policies: [pods(5)], select: 'Max' }, [[5, 60]], 90],
  ['of 60 %', 100, { policies: [percent(60)], select: 'Max' }, [], 40],
  ['of 10 % of 5, of which the rest is cut off', 5, { policies: [percent(10)], select: 'Max' }, [], 4],
  ['of the most of two', 100, { policies: [pods(20), percent(10)], select: 'Max' }, [], 80],
  ['of the least of two', 100, { policies: [pods(20), percent(10)], select: 'Min' }, [], 90],
  ['that is disabled', 100, { policies: [percent(100)], select: 'Disabled' }, [], 100],
  ['of more pods than there are', 3, { policies: [pods(5)], select: 'Max' }, [], 0],
])('A policy %s lets %d replicas become no fewer than it says', (_, current, rules, recent, limit) => {
  const gone = recent.map(([count, age]) => ({ pods: count, age }));
  expect(scaleDownLimit(current, gone, rules)).toBe(limit);
});

test('Without a behavior an autoscaler goes all the way at once', () => {
  expect(scaleDownSteps(10, 2, SCALE_DOWN_DEFAULTS)).toEqual([{ after: 0, replicas: 2 }]);
});

test('One pod a minute takes a minute each, from the first one on', () => {
  expect(scaleDownSteps(5, 2, { policies: [pods(1)], select: 'Max' })).toEqual([
    { after: 0, replicas: 4 },
    { after: 60, replicas: 3 },
    { after: 120, replicas: 2 },
  ]);
});

test('Half a minute is rounded up to the next look, every 15 s', () => {
  expect(scaleDownSteps(3, 1, { policies: [pods(1, 20)], select: 'Max' }).map(({ after }) => after)).toEqual([0, 30]);
});

test('Where scaling down is disabled nothing happens', () => {
  expect(scaleDownSteps(10, 2, { ...SCALE_DOWN_DEFAULTS, select: 'Disabled' })).toEqual([]);
});

test('Never more pods go within a period than its only policy allows, and the end is reached', () => {
  const policy = fc.record({
    type: fc.constantFrom('Pods' as const, 'Percent' as const),
    value: fc.integer({ min: 1, max: 100 }),
    period: fc.integer({ min: 1, max: 600 }),
  });
  fc.assert(
    fc.property(policy, fc.integer({ min: 2, max: 60 }), fc.nat(60), (one, from, share) => {
      const to = Math.max(1, Math.floor((from * share) / 60));
      const steps = scaleDownSteps(from, to, { policies: [one], select: 'Max' });
      const sizes = [from, ...steps.map(({ replicas }) => replicas)];
      for (const [index, { after }] of steps.entries()) {
        const first = steps.findIndex((step) => step.after > after - one.period);
        const before = sizes[first] as number;
        const gone = before - (sizes[index + 1] as number);
        const allowed = one.type === 'Pods' ? one.value : before - Math.trunc(before * (1 - one.value / 100));
        expect(gone).toBeLessThanOrEqual(allowed);
      }
      expect(sizes.at(-1)).toBe(Math.min(from, to));
    }),
  );
});
