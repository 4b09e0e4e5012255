import type { FieldPath } from '../../values/field-path';
import { invalid, type FieldError } from '../field-error';
import { isSet } from '../values/json';
import { tooLong } from '../values/name-problems';

const LONGEST_NAME = 15;

/**
 * A port number: 1 to 65535.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsValidPortNum
 */
export function validatePortNumber(port: number, path: FieldPath): readonly FieldError[] {
  return port < 1 || port > 65535 ? [invalid(path, port, 'must be between 1 and 65535, inclusive')] : [];
}

/**
 * What is wrong with the name of a port (an IANA service name).
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsValidPortName
 */
export function portNameProblems(name: string): readonly string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [name.length <= LONGEST_NAME, tooLong(LONGEST_NAME)],
    [/^[-a-z0-9]+$/.test(name), 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
    [/[a-z]/.test(name), 'must contain at least one letter (a-z)'],
    [!name.includes('--'), 'must not contain consecutive hyphens'],
    [!/^-|-$/.test(name), 'must not begin or end with a hyphen'],
  ];
  return rules.filter(([holds]) => !holds).map(([, problem]) => problem);
}

/**
 * A port by number or by name, as probes, hooks and Services refer to it. Whether the name exists is not checked, here
 * or by the API server. An absent port is 0.
 *
 * @see pkg/apis/core/validation/validation.go ValidatePortNumOrName
 */
export function validatePortReference(port: unknown, path: FieldPath): readonly FieldError[] {
  if (typeof port === 'string') return portNameProblems(port).map((problem) => invalid(path, port, problem));
  if (typeof port === 'number' || !isSet(port)) return validatePortNumber(typeof port === 'number' ? port : 0, path);
  return [];
}
