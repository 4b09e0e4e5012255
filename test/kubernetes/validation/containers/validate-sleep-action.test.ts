import { validateSleepAction } from '../../../../lib/kubernetes';
import { words } from '../words';

const OLD = 'Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.';

// pkg/apis/core/validation/validation_test.go TestValidateSleepAction
test.each([
  ['A sleep within the grace period', 5, 30, false, undefined],
  ['A sleep of the whole grace period', 30, 30, false, undefined],
  [
    'A sleep longer than the grace period',
    5,
    3,
    false,
    `must be greater than 0 and less than terminationGracePeriodSeconds (3). ${OLD}`,
  ],
  [
    'A negative sleep before zero sleeps',
    -1,
    30,
    false,
    `must be greater than 0 and less than terminationGracePeriodSeconds (30). ${OLD}`,
  ],
  [
    'A zero sleep before zero sleeps',
    0,
    30,
    false,
    `must be greater than 0 and less than terminationGracePeriodSeconds (30). ${OLD}`,
  ],
  ['A zero sleep', 0, 30, true, undefined],
  ['A zero sleep without a grace period', 0, 0, true, undefined],
  ['A negative sleep', -1, 30, true, 'must be non-negative and less than terminationGracePeriodSeconds (30)'],
  [
    'A sleep longer than the grace period, with zero sleeps',
    31,
    30,
    true,
    'must be non-negative and less than terminationGracePeriodSeconds (30)',
  ],
  ['Any sleep where the grace period is not known', 500, undefined, false, undefined],
])('%s', (_, seconds, grace, zeroAllowed, detail) => {
  const expected = detail === undefined ? [] : [`sleep: Invalid value: ${seconds}: ${detail}`];
  expect(words(validateSleepAction({ seconds }, grace, zeroAllowed, ['sleep']))).toEqual(expected);
});

test('A sleep that says nothing is a zero sleep', () => {
  expect(validateSleepAction({}, 30, true, ['sleep'])).toEqual([]);
  expect(validateSleepAction({}, 30, false, ['sleep'])).toHaveLength(1);
});
