import { validateTopologySpreadConstraints } from '../../../../lib/kubernetes';
import { words } from '../words';

const VALID = {
  maxSkew: 1,
  topologyKey: 'zone',
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchLabels: { a: 'b' } },
};
const errorsOf = (...constraints: readonly object[]) =>
  words(validateTopologySpreadConstraints(constraints, { version: '1.36' }, ['t']));

// pkg/apis/core/validation/validation_test.go TestValidateTopologySpreadConstraints; messages of an API server.
test.each([
  [{}, []],
  [{ labelSelector: undefined }, []],
  [{ minDomains: 2, nodeAffinityPolicy: 'Honor', nodeTaintsPolicy: 'Ignore' }, []],
  [{ maxSkew: 0 }, ['t[0].maxSkew: Invalid value: 0: must be greater than zero']],
  [{ maxSkew: undefined }, ['t[0].maxSkew: Invalid value: 0: must be greater than zero']],
  [{ topologyKey: '' }, ['t[0].topologyKey: Required value: can not be empty']],
  [
    { whenUnsatisfiable: 'Maybe' },
    ['t[0].whenUnsatisfiable: Unsupported value: "Maybe": supported values: "DoNotSchedule", "ScheduleAnyway"'],
  ],
  [{ minDomains: 0 }, ['t[0].minDomains: Invalid value: 0: must be greater than zero']],
  [
    { minDomains: 2, whenUnsatisfiable: 'ScheduleAnyway' },
    [
      't[0].minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway',
    ],
  ],
  [
    { nodeAffinityPolicy: 'ignore' },
    ['t[0].nodeAffinityPolicy: Unsupported value: "ignore": supported values: "Honor", "Ignore"'],
  ],
])('A constraint with %j has the errors %j', (change, errors) => {
  expect(errorsOf({ ...VALID, ...change })).toEqual(errors);
});

test('No two constraints have the same key and the same consequence', () => {
  expect(errorsOf(VALID, VALID)).toEqual([
    't[0].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, DoNotSchedule}"',
  ]);
  expect(errorsOf(VALID, { ...VALID, whenUnsatisfiable: 'ScheduleAnyway' })).toEqual([]);
});
