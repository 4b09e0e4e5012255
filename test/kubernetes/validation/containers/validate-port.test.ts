import {
  portNameProblems,
  validatePortNumber,
  validatePortReference,
} from '../../../../lib/kubernetes/validation/containers/validate-port';
import { words } from '../words';

const RANGE = 'must be between 1 and 65535, inclusive';

// staging/src/k8s.io/apimachinery/pkg/util/validation/validation_test.go TestIsValidPortNum, TestIsValidPortName
test.each([
  [1, true],
  [2, true],
  [65_535, true],
  [0, false],
  [-1, false],
  [65_536, false],
])('%d is a port: %p', (port, valid) => {
  expect(words(validatePortNumber(port, ['port']))).toEqual(valid ? [] : [`port: Invalid value: ${port}: ${RANGE}`]);
});

test.each(['telnet', 're-mail-ck', 'pop3', 'a', 'a-1', '1-a', 'a-1-b-2-c', '1-2-a-4-5'])(
  '%s is the name of a port',
  (name) => {
    expect(portNameProblems(name)).toEqual([]);
  },
);

test.each([
  ['longerthan15characters', ['must be no more than 15 characters']],
  [
    '',
    [
      'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      'must contain at least one letter (a-z)',
    ],
  ],
  ['123-4', ['must contain at least one letter (a-z)']],
  ['a--b', ['must not contain consecutive hyphens']],
  ['-begins', ['must not begin or end with a hyphen']],
  ['ends-', ['must not begin or end with a hyphen']],
  ['Http', ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']],
])('%p is no name of a port: %j', (name, problems) => {
  expect(portNameProblems(name)).toEqual(problems);
});

test.each([
  [80, []],
  ['http', []],
  [undefined, [`port: Invalid value: 0: ${RANGE}`]],
  [null, [`port: Invalid value: 0: ${RANGE}`]],
  ['8080', ['port: Invalid value: "8080": must contain at least one letter (a-z)']],
  [{}, []],
])('%j as a reference to a port has the errors %j', (port, errors) => {
  expect(words(validatePortReference(port, ['port']))).toEqual(errors);
});
