import { supports } from '../features';
import type { FieldPath } from '../field-path';
import type { KubernetesVersion } from '../kubernetes-version';
import { invalid, required, type FieldError } from './field-error';
import { isObject, listOf, objectOf, textOf } from './json';
import { hasForm, mismatch } from './name-problems';

const NAME = '[-._a-zA-Z][-._a-zA-Z0-9]*';
const NAME_MESSAGE =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit";
const RELAXED_MESSAGE =
  "a valid environment variable name must consist only of printable ASCII characters other than '='";

/**
 * The environment of a container: names, and that a value comes from one place. What the places refer to is not
 * looked at.
 *
 * @see pkg/apis/core/validation/validation.go ValidateEnv
 */
export function validateEnvironment(env: unknown, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  return listOf(env).flatMap((variable, index) => {
    const { name, value, valueFrom } = objectOf(variable);
    const problems = supports(version, 'relaxed-environment-names') ? relaxedProblems : strictProblems;
    const at = [...path, index];
    return [
      ...(textOf(name) === ''
        ? [required([...at, 'name'])]
        : problems(textOf(name)).map((problem) => invalid([...at, 'name'], name, problem))),
      ...(isObject(valueFrom) ? validateOneSource(textOf(value), valueFrom, [...at, 'valueFrom']) : []),
    ];
  });
}

function validateOneSource(value: string, valueFrom: object, path: FieldPath): readonly FieldError[] {
  const sources = Object.values(valueFrom).filter(isObject).length;
  if (sources > 0 && value !== '') return [invalid(path, '', 'may not be specified when `value` is not empty')];
  return sources > 1 ? [invalid(path, '', 'may not have more than one field specified at a time')] : [];
}

function relaxedProblems(name: string): readonly string[] {
  return /^[ -<>-~]*$/.test(name) ? [] : [RELAXED_MESSAGE];
}

function strictProblems(name: string): readonly string[] {
  const problems = hasForm(name, NAME)
    ? []
    : [mismatch(NAME_MESSAGE, NAME, 'my.env-name', 'MY_ENV.NAME', 'MyEnvName1')];
  if (name === '.' || name === '..') return [...problems, `must not be '${name}'`];
  return name.startsWith('..') ? [...problems, "must not start with '..'"] : problems;
}
