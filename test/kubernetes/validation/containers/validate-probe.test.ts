import { validateAnyProbe, validateProbe, type ProbeKind } from '../../../../lib/kubernetes';
import { words } from '../words';

const HANDLER = { tcpSocket: { port: 80 } };
const COUNTS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

// pkg/apis/core/validation/validation_test.go Test_validateProbe, TestValidateProbe
test.each(COUNTS)('%s of a probe may not be negative', (field) => {
  expect(words(validateAnyProbe({ ...HANDLER, [field]: -1 }, ['p']))).toEqual([
    `p.${field}: Invalid value: -1: must be greater than or equal to 0`,
  ]);
  expect(validateAnyProbe({ ...HANDLER, [field]: 10 }, ['p'])).toEqual([]);
});

test.each<[ProbeKind, object, readonly string[]]>([
  ['readiness', { successThreshold: 2 }, []],
  ['liveness', { successThreshold: 2 }, ['p.successThreshold: Invalid value: 2: must be 1']],
  ['startup', { successThreshold: 2 }, ['p.successThreshold: Invalid value: 2: must be 1']],
  ['liveness', { successThreshold: 0 }, []],
  ['liveness', {}, []],
  [
    'readiness',
    { terminationGracePeriodSeconds: 5 },
    ['p.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes'],
  ],
  ['liveness', { terminationGracePeriodSeconds: 5 }, []],
  [
    'liveness',
    { terminationGracePeriodSeconds: 0 },
    ['p.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0'],
  ],
  [
    'startup',
    { terminationGracePeriodSeconds: -1 },
    ['p.terminationGracePeriodSeconds: Invalid value: -1: must be greater than 0'],
  ],
])('A %s probe with %j has the errors %j', (kind, fields, errors) => {
  expect(words(validateProbe({ ...HANDLER, ...fields }, kind, ['p']))).toEqual(errors);
});

test('A probe has a handler, and sleep is none', () => {
  expect(words(validateProbe({ sleep: { seconds: 5 } }, 'startup', ['p']))).toEqual([
    'p: Required value: must specify a handler type',
  ]);
});

test.each([undefined, null])('A probe that is not there (%p) has no errors', (probe) => {
  expect(validateAnyProbe(probe, ['p'])).toEqual([]);
  expect(validateProbe(probe, 'liveness', ['p'])).toEqual([]);
});
